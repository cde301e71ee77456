import type { z } from 'zod';
import type { WorkPlace } from '../in-work.ts';
import { enqueue, queue, type Worker, worker } from '../jobs/index.ts';

import type { Work } from '../work.ts';
import { letter } from './letter.ts';
import type { Mailer } from './mailer.ts';
import { mailConfigured } from './server.ts';

/** Tried for five days: 15 s, 30 s, … then every four hours. */
export const mailQueue = queue({
  name: 'mail',
  data: letter,
  retries: 40,
  retryAfterSeconds: 15,
  retryAtMostAfterSeconds: 4 * 60 * 60,
  expireAfterSeconds: 60,
});

/**
 * Sends a mail once the caller's own transaction stands. Answers whether it will: without a mail server it does not. Put no secret
 * in it, since jobs wait in the database; links that open something are mailed by `mailLink` of identity.
 */
export async function sendMail(work: Work, message: z.input<typeof letter>): Promise<boolean> {
  if (!(await mailConfigured(work))) return false;
  await enqueue(work, mailQueue, message);
  return true;
}

/** Hands queued mail to the mail server. */
export function mailWorkers(mailer: Mailer): readonly Worker[] {
  return [worker(mailQueue, (_place: WorkPlace, message, { jobId }) => mailer.send(message, jobId))];
}
