export { promiseNextUpdate } from './promise-next-update.ts';
