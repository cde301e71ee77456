export { apiPrefix } from './api.ts';
export { claimKey, keepReply, requestDigest } from './idempotency.ts';
export { pointerTo } from './input.ts';
export { openapi } from './openapi.ts';
export { ownPaths } from './own-paths.ts';
export { createServer, type DeskServer, type ServerOptions } from './server.ts';
