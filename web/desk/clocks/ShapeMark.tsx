import type { ReactNode } from 'react';
import classes from './clocks.module.css';
import type { Shape } from './reading.ts';

/** Each state has a form of its own, so that nobody needs color to tell them apart. */
const drawings: Readonly<Record<Shape, ReactNode>> = {
  ok: <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="2" />,
  at_risk: <path d="M8 2.2 14.4 13.4H1.6Z" fill="none" stroke="currentColor" strokeWidth="1.9" strokeLinejoin="round" />,
  critical: (
    <>
      <path d="M8 .8 15.2 8 8 15.2.8 8Z" fill="currentColor" />
      <path d="M8 4.6v4.2M8 10.6v1.2" stroke="var(--sl-surface)" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  breached: <path d="M4.4 1.4h7.2L15.2 8l-3.6 6.6H4.4L.8 8Z" fill="currentColor" />,
  met: <path d="m2.5 8.6 3.6 3.6 7.4-8" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />,
  missed: <path d="M4.4 1.4h7.2L15.2 8l-3.6 6.6H4.4L.8 8Z" fill="none" stroke="currentColor" strokeWidth="1.9" />,
  ended: <path d="M3 8h10" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  waiting: <path d="M5 2.5v11M11 2.5v11" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />,
};

/** The form of a clock's state. Words always stand beside it. */
export function ShapeMark({ shape }: { shape: Shape }) {
  return (
    <svg viewBox="0 0 16 16" className={classes.mark} data-shape={shape} aria-hidden="true">
      {drawings[shape]}
    </svg>
  );
}
