import { createHash } from 'node:crypto';
import { inWork } from '../in-work.ts';
import type { ServedOperation } from '../module.ts';
import type { Work } from '../work.ts';
import { type Answer, answerAgain, answerApart, answerInWork } from './answer.ts';
import { bytesIn } from './bytes-in.ts';
import { openExchange } from './exchange.ts';
import { claimKey, forgetKey, keepReply, keptReply, requestDigest } from './idempotency.ts';
import type { Passage, Serving } from './serve-operation.ts';

/** A request sent again with its key is answered as the first was; nothing is done twice (architecture.md §5). */
export async function onceInWork(
  serving: Serving,
  work: Work,
  served: Extract<ServedOperation, { run: unknown }>,
  { request, reply, input }: Passage,
  key: string,
): Promise<Answer> {
  const { name, takesBytes = false, secretReply = false } = served.operation;
  const digest = takesBytes ? createHash('sha256') : undefined;
  const kept = await claimKey(work, key);
  if (kept !== undefined) {
    if (takesBytes) for await (const _ of bytesIn(request.raw, serving.mostBytes, digest));
    return answerAgain(keptReply(kept, requestDigest(name, input, digest?.digest('hex'))));
  }
  const answer = await answerInWork(served, work, input, openExchange(serving, request, reply, { takesBytes, digest }));
  await keepReply(work, key, requestDigest(name, input, digest?.digest('hex')), secretReply ? null : answer.text);
  return answer;
}

/**
 * The same for an operation that begins its own work: the key is claimed before, and given back when it is refused. Its reply
 * is never kept; a repeated request learns that it was done. Should the desk be killed in between, the key stays claimed for its day.
 */
export async function onceApart(
  { place, ...serving }: Serving,
  served: Extract<ServedOperation, { runApart: unknown }>,
  { request, reply, input }: Passage,
  key: string,
): Promise<Answer> {
  const { name } = served.operation;
  const own = { authority: request.admitted.authority, reach: [], requestId: request.id };
  const kept = await inWork(place, own, (work) => claimKey(work, key));
  if (kept !== undefined) return answerAgain(keptReply(kept, requestDigest(name, input)));
  try {
    const answer = await answerApart(served, place, input, openExchange(serving, request, reply, { takesBytes: false }));
    await inWork(place, own, (work) => keepReply(work, key, requestDigest(name, input), null));
    return answer;
  } catch (error) {
    await inWork(place, own, (work) => forgetKey(work, key));
    throw error;
  }
}
