import { parentPort, workerData } from 'node:worker_threads';
import { holidaysOfIcal } from './holidays-of-ical.ts';

// What `holidays-in-file.ts` handed over.
const { text, asked } = workerData as { readonly text: string; readonly asked: Parameters<typeof holidaysOfIcal>[1] };
parentPort?.postMessage(holidaysOfIcal(text, asked));
