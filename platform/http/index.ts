export { openapi } from './openapi.ts';
export { createServer, type DeskServer, type ServerOptions } from './server.ts';
