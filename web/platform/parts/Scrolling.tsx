import type { ReactNode } from 'react';

/** What scrolls must be reached by the keyboard too (WCAG 2.1.1). */
const reachable = { tabIndex: 0 } as const;

/** A part that scrolls in itself, such as a wide table on a phone. */
export function Scrolling({ label, className, children }: { label: string; className?: string | undefined; children: ReactNode }) {
  return (
    <section className={className} aria-label={label} {...reachable}>
      {children}
    </section>
  );
}
