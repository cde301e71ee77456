import { IconCheck, IconMinus, IconPlayerSkipForward, IconX } from '@tabler/icons-react';
import type { z } from 'zod';
import type { stepOutcome } from '../../../desk/tickets/rules.ts';
import classes from './ticket.module.css';

const icons = { worked: IconCheck, did_not_work: IconX, not_applicable: IconMinus, skipped: IconPlayerSkipForward } as const;

/** What came of a step, as a form; its words stand in the line below. */
export function OutcomeMark({ outcome }: { outcome: z.output<typeof stepOutcome> }) {
  const Mark = icons[outcome];
  return (
    <span className={classes.outcome} data-outcome={outcome}>
      <Mark size={14} stroke={2.4} aria-hidden />
    </span>
  );
}
