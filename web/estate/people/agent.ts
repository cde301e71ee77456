import type { z } from 'zod';
import type { agent } from '../../../estate/people/contract.ts';

/** An agent as lists show them. */
export type Agent = z.output<typeof agent>;
