import { sql as raw } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../work.ts';
import type { Queue } from './queue.ts';

/**
 * Puts a job on its queue in the caller's own transaction: it is there exactly when everything else is. One plain statement, as pg-boss
 * documents for other clients, so that neither a running queue nor another role is needed (README).
 */
export async function enqueue<Data extends z.ZodType>(
  work: Work,
  queue: Queue<Data>,
  data: z.input<Data>,
): Promise<{ readonly jobId: string }> {
  const jobId = work.newId();
  const { numAffectedRows } = await raw`
    insert into jobs.job (id, name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
      deletion_seconds, heartbeat_seconds, dead_letter, keep_until)
    select ${jobId}::uuid, q.name, ${JSON.stringify(queue.data.parse(data))}::jsonb, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff,
      q.retry_delay_max, q.expire_seconds, q.deletion_seconds, q.heartbeat_seconds, q.dead_letter,
      jobs.job_now() + q.retention_seconds * interval '1 second'
    from jobs.queue q where q.name = ${queue.name}`.execute(work.sql);
  if (numAffectedRows !== 1n) throw new Error(`The queue ${queue.name} was not prepared: name it in its module's prepare`);
  return { jobId };
}
