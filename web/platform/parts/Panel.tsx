import { type ReactNode, useId } from 'react';
import { PanelBoundary } from './PanelBoundary.tsx';
import classes from './parts.module.css';

interface PanelProps {
  readonly title: string;
  /** A number or a word beside the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page, a landmark of its own. */
export function Panel({ title, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <header className={classes.panelHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      <PanelBoundary>{children}</PanelBoundary>
    </section>
  );
}
