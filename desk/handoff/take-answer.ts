import type { Work } from '../../platform/work.ts';
import { takeBack } from '../hypotheses/index.ts';
import { ticketForUpdate } from '../tickets/index.ts';
import { handoffAnswered } from './facts.ts';
import type { Answer } from './rules.ts';

/**
 * Takes what an engineer outside the desk says to a ticket that was handed to them: it goes into the ticket's story in their name, marked as
 * coming from outside. With `refutes`, what was ruled out is open again, for the reason they give. Told twice by the other system, it is
 * taken once. Answers whether it was taken.
 */
export async function takeAnswer(work: Work, { ticketId, refutes, externalId, ...written }: Answer): Promise<boolean> {
  const { clientId, stream } = await ticketForUpdate(work, ticketId);
  if (externalId !== null && (await isKnown(work, clientId, externalId))) return false;

  // Their name is the actor's too, and so stands beside the payload.
  const answer = { ...written, by: work.hide(stream, handoffAnswered.payload.shape.by, written.by) };
  const actor = `external:${answer.by}`;
  const reopened = refutes === null ? undefined : await takeBack(work, { ticketId, hypothesisId: refutes, because: answer.text, actor });
  work.record(
    handoffAnswered,
    stream,
    {
      answerId: work.newId(),
      ...answer,
      refutes: reopened === undefined ? null : { hypothesisId: reopened.hypothesisId, number: reopened.number },
      externalId,
    },
    { actor },
  );
  return true;
}

async function isKnown({ sql }: Work, clientId: string, externalId: string): Promise<boolean> {
  const known = await sql
    .selectFrom('handoff.answer')
    .select('id')
    .where('client_id', '=', clientId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return known !== undefined;
}
