export { promiseNextUpdate } from './promise-next-update.ts';
export { nextCheckIns } from './standing.ts';
export { theirTime } from './their-time.ts';
