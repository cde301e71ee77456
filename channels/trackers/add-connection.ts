import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { answersAt, signingSecret } from './answers-at.ts';
import type { addConnection as operation } from './contract.ts';
import { connectionAdded } from './facts.ts';
import { tokenMissing } from './refusals.ts';
import { answersBack, needsToken } from './rules.ts';
import { keepSecrets } from './secrets.ts';

/** Adds a connection, for one client or by whoever serves all of them for the desk. What answers are signed with is made here and shown once. */
export const addConnection: Handler<typeof operation> = async (work, { clientId, name, settings, token }) => {
  await mustReach(work, clientId);
  const { kind } = settings;
  if (needsToken(kind) && token === undefined) refuse(tokenMissing);

  const connectionId = work.newId();
  work.record(connectionAdded, { clientId: clientId ?? null, id: connectionId }, { connectionId, name, settings });
  await work.flush();
  const signing = answersBack(kind) ? signingSecret(kind) : undefined;
  await keepSecrets(work, { clientId: clientId ?? null, connectionId }, { ...(needsToken(kind) && { token }), signing });

  return { connectionId, answers: signing === undefined ? null : await answersAt(work, connectionId, signing) };
};

/** A client that is not in reach is not found; a connection of the desk is for whoever reaches every client. */
async function mustReach({ sql, reach }: Work, clientId: string | undefined): Promise<void> {
  if (clientId === undefined) {
    if (reach !== '*') refuse(notFound);
    return;
  }
  const client = await sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) refuse(notFound);
}
