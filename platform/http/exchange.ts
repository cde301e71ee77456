import type { Hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import { type Exchange, noBytes } from '../module.ts';
import type { Operation } from '../operation.ts';
import { bytesIn } from './bytes-in.ts';
import { bytesOut } from './bytes-out.ts';
import { expectedVersion } from './entity-tag.ts';
import type { SessionCookie } from './session-cookie.ts';

/** What exchanges need of the desk. */
export interface ExchangeSettings {
  readonly cookie: SessionCookie;
  readonly clock: Clock;
  /** Largest file taken, in bytes. */
  readonly mostBytes: number;
}

/** Opens what a handler may touch of the request besides its input; pages have no operation. `digest` is fed the bytes as they are read. */
export function openExchange(
  settings: ExchangeSettings,
  request: FastifyRequest,
  reply: FastifyReply,
  { operation, digest }: { readonly operation?: Operation; readonly digest?: Hash | undefined },
): Exchange {
  const { sessionSecret } = request.admitted;
  const ifMatch = operation && expectedVersion(operation, request.headers['if-match']);
  return {
    get address() {
      return request.ip;
    },
    get userAgent() {
      return request.headers['user-agent'] ?? '';
    },
    requestId: request.id,
    authority: request.admitted.authority,
    ...(sessionSecret !== undefined && { sessionSecret }),
    ...(ifMatch !== undefined && { ifMatch }),
    bytes: operation?.takesBytes ? { [Symbol.asyncIterator]: () => bytesIn(request.raw, settings.mostBytes, digest) } : noBytes,
    header: (name) => {
      const sent = request.headers[name];
      return Array.isArray(sent) ? sent[0] : sent;
    },
    setHeader: (name, value) => {
      reply.header(name, value);
    },
    setSessionCookie: (secret, expiresAt) => {
      reply.header('set-cookie', settings.cookie.give(secret, settings.clock.now().until(expiresAt).total('seconds')));
    },
    clearSessionCookie: () => {
      reply.header('set-cookie', settings.cookie.take());
    },
    sendBytes: ({ chunks, headers }) => {
      reply.hijack();
      return bytesOut(reply.raw, { 'x-request-id': request.id, ...headers }, chunks);
    },
  };
}
