import type { FastifyRequest } from 'fastify';
import type { Denied } from '../denied.ts';
import { notFound, notPermitted, Refused } from '../refusal.ts';
import type { Log } from '../telemetry.ts';

/** Who hears of requests that failed. */
export interface Failing {
  readonly log: Log;
  /** Told of each answer that gave somebody who is signed in nothing. */
  readonly denied?: ((denied: Denied) => void) | undefined;
}

/**
 * What is to be recorded of an error: somebody who is signed in was not allowed something, or asked for what is not within their reach.
 * Nothing otherwise. A thing of another client and one that is not there cannot be told apart here either.
 */
export function denialOf(error: unknown, request: FastifyRequest): Denied | undefined {
  if (!(error instanceof Refused) || (error.kind !== notFound && error.kind !== notPermitted)) return undefined;
  const { authority, bySecret } = request.admitted ?? {};
  if (authority?.personId === undefined) return undefined;
  return {
    authority,
    operation: request.routeOptions.config.operation ?? 'unknown',
    answer: error.kind === notFound ? 'not_found' : 'not_permitted',
    things: bySecret === true ? [] : Object.values(request.params ?? {}).map(String),
    address: request.ip,
    requestId: request.id,
  };
}
