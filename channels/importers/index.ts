export { clientForImport } from './client-for-import.ts';
export { importEventLog } from './import-events.ts';
export { parseMap } from './parse-map.ts';
