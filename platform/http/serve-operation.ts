import type { FastifyReply, FastifyRequest } from 'fastify';
import { inWork, type WorkPlace } from '../in-work.ts';
import type { ServedOperation } from '../module.ts';
import type { Log } from '../telemetry.ts';
import { type Answer, answerApart, answerInWork } from './answer.ts';
import { ReaderGone } from './bytes-out.ts';
import { isHeld } from './entity-tag.ts';
import { type ExchangeSettings, openExchange } from './exchange.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputReader } from './input.ts';
import { onceApart, onceInWork } from './once.ts';
import type { StreamGate } from './stream-gate.ts';

/** What every operation is served with. */
export interface Serving extends ExchangeSettings {
  readonly place: WorkPlace;
  readonly gate: StreamGate;
  readonly log: Log;
}

/** One request on its way through. */
export interface Passage {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly input: unknown;
}

/** What answers requests for one operation. All that does not depend on the request is worked out here, once. */
export function serveOperation(serving: Serving, served: ServedOperation) {
  const { operation } = served;
  const read = inputReader(operation);
  const isRead = operation.method === 'GET';
  const readOnly = isRead || operation.readOnly === true;
  const travels = operation.takesBytes === true || operation.givesBytes === true;
  const takesKey = operation.method === 'POST' && !readOnly;

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { authority } = request.admitted;
    const input = read({ parameters: request.params, query: request.query, body: operation.takesBytes ? undefined : request.body });
    // Strangers share one name, so that a key of theirs would not be theirs alone.
    const key = takesKey && authority.kind !== 'anonymous' ? idempotencyKey(request.headers['idempotency-key']) : undefined;
    const leave = travels ? await serving.gate.enter() : undefined;
    try {
      const answer = await answerRequest(serving, served, { request, reply, input }, { key, readOnly });
      return reply.sent ? reply : send(request, reply, answer, isRead);
    } catch (error) {
      if (!reply.sent) throw error;
      // The answer had begun; cutting it off is the only way left to say that it is not whole.
      reply.raw.destroy();
      if (!(error instanceof ReaderGone))
        serving.log.error({ requestId: request.id, operation: operation.name, error }, 'a file broke off');
      return reply;
    } finally {
      leave?.();
    }
  };
}

function answerRequest(
  serving: Serving,
  served: ServedOperation,
  passage: Passage,
  { key, readOnly }: { readonly key: string | undefined; readonly readOnly: boolean },
): Promise<Answer> {
  const { request, reply, input } = passage;
  const { authority, reach } = request.admitted;
  const { operation } = served;
  if ('runApart' in served) {
    if (key !== undefined) return onceApart(serving, served, passage, key);
    return answerApart(served, serving.place, input, openExchange(serving, request, reply, { operation }));
  }
  return inWork(serving.place, { authority, reach, readOnly, requestId: request.id }, (work) =>
    key === undefined
      ? answerInWork(served, work, input, openExchange(serving, request, reply, { operation }))
      : onceInWork(serving, work, served, passage, key),
  );
}

function send(request: FastifyRequest, reply: FastifyReply, { text, tag, replayed }: Answer, isRead: boolean): FastifyReply {
  if (replayed) reply.header('idempotency-replayed', 'true');
  if (tag === undefined) reply.header('cache-control', 'no-store');
  else {
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (isRead && isHeld(request.headers['if-none-match'], tag)) return reply.code(304).send();
  }
  if (text === undefined) return reply.code(204).send();
  return reply.type('application/json; charset=utf-8').send(text);
}
