import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notFound, notPermitted, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { changeAccessMap as operation } from './contract.ts';
import { accessMapChanged } from './facts.ts';
import { accessChangedSince, accessImpossible, systemNameTaken } from './refusals.ts';
import { type Fault, faultsOf, type SystemAction } from './rules.ts';

/**
 * Says anew what may be done on a system and by whom. The desk's own systems are changed only by who serves every client. Refuses a change
 * made on another version than the newest, names that are taken, and people who do not work for the client.
 */
export const changeAccessMap: Handler<typeof operation> = async (
  work,
  { clientId = null, systemId, readVersion, name, owner, retired, ...asked },
) => {
  const { stream, version } = await standing(work, clientId, systemId);
  if (version !== readVersion) refuse(accessChangedSince, { version });
  const actions = asked.actions.map((action) => ({ ...action, actionId: action.actionId ?? work.newId() }));
  const errors = [...faultsOf(actions), ...(await unknownPeople(work, stream.clientId, actions))];
  if (errors.length > 0) refuse(accessImpossible, { errors });

  work.record(accessMapChanged, stream, { name, owner, actions, version: version + 1, retired });
  await flushUnlessTaken(work, { system_name: () => refuse(systemNameTaken, { name }) });

  return { systemId: stream.id, clientId: stream.clientId, name, owner, version: version + 1, retired, actions };
};

/** The system as it stands, its row locked; a new one has version 0. What every client uses is for who serves them all. */
async function standing(work: Work, clientId: string | null, systemId: string | undefined) {
  if (systemId === undefined) {
    if (clientId === null && work.reach !== '*') refuse(notPermitted);
    if (clientId !== null) await mustServe(work, clientId);
    return { stream: { clientId, id: work.newId() }, version: 0 };
  }
  const row = await work.sql
    .selectFrom('access.system')
    .select(['client_id', 'version'])
    .where('id', '=', systemId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || (row.client_id === null && work.reach !== '*') || row.client_id !== clientId) return refuse(notFound);
  return { stream: { clientId: row.client_id, id: systemId }, version: row.version };
}

async function mustServe({ sql }: Work, clientId: string): Promise<void> {
  const client = await sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) refuse(notFound);
}

/** People who do not work for the client; on a system of every client, for any. */
async function unknownPeople({ sql }: Work, clientId: string | null, actions: readonly SystemAction[]): Promise<readonly Fault[]> {
  const named = [...new Set(actions.flatMap(({ agentIds }) => agentIds))];
  if (named.length === 0) return [];
  let working = sql
    .selectFrom('people.agent as a')
    .innerJoin('identity.role_grant as g', 'g.account_id', 'a.id')
    .select('a.id')
    .distinct()
    .where('a.id', 'in', named);
  if (clientId !== null) working = working.where(({ or, eb }) => or([eb('g.client_id', 'is', null), eb('g.client_id', '=', clientId)]));
  const known = new Set((await working.execute()).map(({ id }) => id));
  return actions.flatMap(({ agentIds }, index) =>
    agentIds.some((id) => !known.has(id))
      ? [{ pointer: `#/actions/${index}/agentIds`, detail: 'Name agents who work for this client.' }]
      : [],
  );
}
