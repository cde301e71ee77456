import type { z } from 'zod';
import type { notice } from '../../../desk/notices/contract.ts';

/** One thing told to whoever looks. */
export type Notice = z.output<typeof notice>;
