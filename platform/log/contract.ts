import { z } from 'zod';
import { operation } from '../operation.ts';
import { notPermitted } from '../refusal.ts';
import { verificationRunning } from './refusals.ts';
import { wrong } from './wrong.ts';

const count = z.int().min(0);

/** What a verification found; `wrong` is the first thing that is. */
export const verifyReport = z.object({
  facts: count,
  streams: count,
  seals: count,
  unsealedFacts: count.meta({ description: 'Facts behind the last seal: at most a minute’s while the desk runs' }),
  tables: count.meta({ description: 'Tables made of facts that were rebuilt and compared' }),
  rows: count.meta({ description: 'Rows compared' }),
  files: count.meta({ description: 'Files named by facts whose bytes were read and compared' }),
  chainSeconds: z.number().meta({ description: 'Seconds that chains and seals took' }),
  rebuildSeconds: z.number().meta({ description: 'Seconds that the rebuild and its comparison took' }),
  fileSeconds: z.number().meta({ description: 'Seconds that the files took' }),
  wrong: wrong.optional(),
});

/** Checks the whole desk's log, whoever's clients it speaks of: only those who serve all clients may. */
export const verifyLog = operation({
  name: 'verifyLog',
  summary: 'Verify the log and every row made of it',
  description:
    'Checks chains, heads, seals and signatures, replays every fact into scratch tables and compares them with the live ones, and reads every file that facts name. Takes about a minute per million facts, and as long as it takes to read the files; the answer comes when it is done. What was found is kept as a fact.',
  method: 'POST',
  path: '/log/verifications',
  permission: 'log.verify',
  input: z.strictObject({}),
  reply: verifyReport,
  refusals: [verificationRunning, notPermitted],
});
