import type { z } from 'zod';
import type { escalationView } from '../../../desk/escalation/contract.ts';

/** An escalation of a ticket as its page shows it. */
export type Escalation = z.output<typeof escalationView>;
