import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** Why there is nothing here, and the one next step. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{title}</p>
      {children}
    </div>
  );
}
