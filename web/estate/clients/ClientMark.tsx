import classes from './client-mark.module.css';

/** The client with its stripe, so that nobody writes to the wrong one. */
export function ClientMark({ name, color }: { name: string; color?: string | undefined }) {
  return (
    <span className={classes.client} title={name}>
      <span className={classes.stripe} style={{ background: color ?? 'var(--sl-edge)' }} aria-hidden="true" />
      <span className={classes.clientName}>{name}</span>
    </span>
  );
}
