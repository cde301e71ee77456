import { createHash } from 'node:crypto';
import { inWork } from '../in-work.ts';
import type { ServedOperation } from '../module.ts';
import type { Operation } from '../operation.ts';
import type { Work } from '../work.ts';
import { type Answer, answerAgain, answerApart, answerInWork } from './answer.ts';
import { bytesIn } from './bytes-in.ts';
import { type ExchangeSettings, openExchange } from './exchange.ts';
import { claimKey, forgetKey, keepReply, keptReply, requestDigest } from './idempotency.ts';
import type { Passage, Serving } from './serve-operation.ts';

/** A request sent again with its key is answered as the first was; nothing is done twice (architecture.md §5). */
export async function onceInWork(
  serving: Serving,
  work: Work,
  served: Extract<ServedOperation, { run: unknown }>,
  passage: Passage,
  key: string,
): Promise<Answer> {
  const asked = askedFor(serving, served.operation, passage);
  const kept = await claimKey(work, key);
  if (kept !== undefined) return answerAgain(keptReply(kept, await asked.digestUnread()));
  const answer = await answerInWork(served, work, passage.input, asked.exchange);
  await keepReply(work, key, asked.digest(), keepable(served.operation, answer));
  return answer;
}

/**
 * The same for an operation that begins its own work: the key is claimed before, and given back when it is refused. Should the
 * desk be killed in between, the key stays claimed for its day.
 */
export async function onceApart(
  { place, ...serving }: Serving,
  served: Extract<ServedOperation, { runApart: unknown }>,
  passage: Passage,
  key: string,
): Promise<Answer> {
  const { request, input } = passage;
  const own = { authority: request.admitted.authority, reach: [], requestId: request.id };
  const asked = askedFor(serving, served.operation, passage);
  const kept = await inWork(place, own, (work) => claimKey(work, key));
  if (kept !== undefined) return answerAgain(keptReply(kept, await asked.digestUnread()));
  try {
    const answer = await answerApart(served, place, input, asked.exchange);
    await inWork(place, own, (work) => keepReply(work, key, asked.digest(), keepable(served.operation, answer)));
    return answer;
  } catch (error) {
    await inWork(place, own, (work) => forgetKey(work, key));
    throw error;
  }
}

/** What the request asks for and what its handler may touch of it; bytes count towards the digest as they are read. */
function askedFor(settings: ExchangeSettings, operation: Operation, { request, reply, input }: Passage) {
  const { name, takesBytes } = operation;
  const bytes = takesBytes ? createHash('sha256') : undefined;
  const digest = () => requestDigest(name, input, bytes?.digest('hex'));
  return {
    exchange: openExchange(settings, request, reply, { operation, digest: bytes }),
    digest,
    /** For a request that no handler reads: its bytes are read here. */
    digestUnread: async () => {
      if (takesBytes) for await (const _ of bytesIn(request.raw, settings.mostBytes, bytes));
      return digest();
    },
  };
}

const keepable = ({ secretReply }: Operation, { text }: Answer) => (secretReply ? null : text);
