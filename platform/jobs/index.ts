export { enqueue } from './enqueue.ts';
export { prepareQueues } from './prepare.ts';
export { type Queue, queue } from './queue.ts';
export { type RunningJobs, runJobs, startJobs } from './start-jobs.ts';
export { type Attempt, type Worker, worker } from './worker.ts';
