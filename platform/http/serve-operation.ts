import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inWork, type WorkPlace } from '../in-work.ts';
import type { Exchange, ServedOperation } from '../module.ts';
import type { Log } from '../telemetry.ts';
import type { Work } from '../work.ts';
import { bytesIn } from './bytes-in.ts';
import { ReaderGone } from './bytes-out.ts';
import { entityTag, isHeld } from './entity-tag.ts';
import { type ExchangeSettings, openExchange } from './exchange.ts';
import { claimKey, idempotencyKey, keepReply, keptReply, requestDigest } from './idempotency.ts';
import { inputReader } from './input.ts';
import type { StreamGate } from './stream-gate.ts';

/** What every operation is served with. */
export interface Serving extends ExchangeSettings {
  readonly place: WorkPlace;
  readonly gate: StreamGate;
  readonly log: Log;
}

/** The reply as it goes out: JSON text, or nothing. */
interface Answer {
  readonly text: string | undefined;
  readonly tag?: string | undefined;
  readonly replayed?: true;
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
    const { authority, reach } = request.admitted;
    const input = read({ parameters: request.params, query: request.query, body: operation.takesBytes ? undefined : request.body });
    // Strangers share one name, so that a key of theirs would not be theirs alone.
    const key = takesKey && authority.kind !== 'anonymous' ? idempotencyKey(request.headers['idempotency-key']) : undefined;
    const leave = travels ? await serving.gate.enter() : undefined;
    try {
      const options = { authority, reach, readOnly, requestId: request.id };
      const answer = await inWork(serving.place, options, (work) =>
        key === undefined
          ? run(work, served, input, openExchange(serving, request, reply, { takesBytes: operation.takesBytes === true }))
          : once(serving, work, served, input, { key, request, reply }),
      );
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

async function run(work: Work, { operation, run }: ServedOperation, input: unknown, exchange: Exchange): Promise<Answer> {
  // Parsed by the operation's own schema just before.
  const result = await run(work, input as never, exchange);
  if (result === undefined) return { text: undefined };
  // Only what the reply's schema names goes out.
  const reply = operation.reply.parse(result);
  return { text: JSON.stringify(reply), tag: entityTag(reply) };
}

/** A request sent again with its key is answered as the first was; nothing is done twice (architecture.md §5). */
async function once(
  serving: Serving,
  work: Work,
  served: ServedOperation,
  input: unknown,
  { key, request, reply }: { readonly key: string; readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<Answer> {
  const { operation } = served;
  const takesBytes = operation.takesBytes === true;
  const digest = takesBytes ? createHash('sha256') : undefined;
  const claimed = await claimKey(work, key);
  if (claimed !== true) {
    if (takesBytes) for await (const _ of bytesIn(request.raw, serving.mostBytes, digest));
    const text = keptReply(claimed, requestDigest(operation.name, input, digest?.digest('hex')));
    return { text, tag: text === undefined ? undefined : entityTag(JSON.parse(text)), replayed: true };
  }
  const answer = await run(work, served, input, openExchange(serving, request, reply, { takesBytes, digest }));
  const secret = operation.secretReply === true;
  await keepReply(work, key, requestDigest(operation.name, input, digest?.digest('hex')), answer.text, secret);
  return answer;
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
