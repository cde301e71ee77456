export { promiseNextUpdate } from './promise-next-update.ts';
export { nextCheckIns } from './standing.ts';
