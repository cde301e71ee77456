export { trackerWorkers } from './workers.ts';
