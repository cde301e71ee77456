import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { WorkPlace } from '../in-work.ts';
import { createBoss } from './boss.ts';
import type { Worker } from './worker.ts';

/** How often each queue is looked at, in seconds. */
const pollEverySeconds = 1;

/** Jobs of one queue that a node does side by side. While so many are found, it looks again at once: five hundred letters do not wait for one look each. */
const sideBySide = 5;

/** A node that stops waits this long for jobs under way; they are tried again elsewhere afterwards. */
const stopWithinMilliseconds = 10_000;

/** Jobs being worked through. */
export interface RunningJobs {
  /** Takes no further job and waits for those under way, ten seconds at most. */
  stop(): Promise<void>;
}

/** Works through the queues, after the desk is served: jobs wait in the database meanwhile, and survive any node. */
export async function startJobs(place: WorkPlace, workers: readonly Worker[]): Promise<RunningJobs> {
  const boss = await createBoss(place.database, { supervise: true });
  boss.on('error', (error) => place.log?.error({ error }, 'The job queue could not do its housekeeping'));
  await boss.start();
  for (const worker of workers)
    await boss.work(
      worker.queue.name,
      { pollingIntervalSeconds: pollEverySeconds, batchSize: sideBySide, burstWhenBatchFull: true, perJobResults: true },
      (jobs: Job[]) => Promise.all(jobs.map((job) => endOf(place, worker, job))),
    );
  return { stop: () => boss.stop({ close: false, graceful: true, timeout: stopWithinMilliseconds }) };
}

/** Does every waiting job by hand, those included that failed and would wait; for tests. Answers how many were done; a failure comes out. */
export async function runJobs(place: WorkPlace, workers: readonly Worker[]): Promise<number> {
  const boss = await createBoss(place.database, { supervise: false });
  await boss.start();
  try {
    let done = 0;
    for (const worker of workers) done += await drain(boss, place, worker);
    return done;
  } finally {
    await boss.stop({ close: false, graceful: false });
  }
}

async function drain(boss: PgBoss, place: WorkPlace, worker: Worker): Promise<number> {
  for (let done = 0; ; done += 1) {
    const [job] = await boss.fetch(worker.queue.name, { ignoreStartAfter: true });
    if (job === undefined) return done;
    try {
      await runJob(place, worker, { ...job, signal: new AbortController().signal });
    } catch (error) {
      await boss.fail(worker.queue.name, job, { message: messageOf(error) });
      throw error;
    }
    await boss.complete(worker.queue.name, job);
  }
}

/** How a job ended; one that failed is tried again, and leaves those beside it alone. */
async function endOf(place: WorkPlace, worker: Worker, job: Job): Promise<JobResult> {
  try {
    await runJob(place, worker, job);
    return { id: job.id, status: 'completed' };
  } catch (error) {
    return { id: job.id, status: 'failed', output: { message: messageOf(error) } };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'failed');

async function runJob(place: WorkPlace, worker: Worker, job: Pick<Job<unknown>, 'id' | 'data' | 'retryCount' | 'signal'>): Promise<void> {
  try {
    await worker.run(place, job.data, { jobId: job.id, retry: job.retryCount, signal: job.signal });
  } catch (error) {
    place.log?.warn({ error, queue: worker.queue.name, jobId: job.id, retry: job.retryCount }, 'A job failed and will be tried again');
    throw error;
  }
}
