import { sql as raw } from 'kysely';
import { categoryAdded } from '../../desk/tickets/facts.ts';
import { agentRegistered, requesterRegistered, teamFormed } from '../../estate/people/facts.ts';
import type { Tier } from '../../estate/people/rules.ts';
import type { FactKind, Stream } from '../../platform/log/fact.ts';
import type { Work } from '../../platform/work.ts';
import type { EventMap } from './event-map.ts';
import { sourceId } from './names-of-source.ts';
import { own } from './own.ts';
import type { SourceRow } from './source-row.ts';
import type { Meanings } from './ticket-history.ts';

/** What an import is for and by which map. */
export interface ImportOrder {
  readonly clientId: string;
  readonly map: EventMap;
  readonly timeZone: string;
}

/** The name given to whoever the source does not name. */
const nobody = 'Unknown requester';

type Names = Pick<Meanings, 'team' | 'agent' | 'category'> & { requester(name: string | null): Meanings['requester'] };

/**
 * Makes the people, teams and categories that these rows name, those that are not known yet, and answers what each name stands
 * for. Ids follow from the names (`sourceId`), so nothing has to be looked up but what exists.
 */
export async function knownNames(work: Work, order: ImportOrder, rows: readonly SourceRow[]): Promise<Names> {
  const { clientId, map, timeZone } = order;
  const idOf = (what: string, name: string) => sourceId(clientId, map.source, what, name);
  const requesters = new Set(rows.map((row) => row.requester ?? nobody));
  const agents = new Set(rows.flatMap((row) => row.assignee ?? []));
  const teams = new Set(rows.flatMap((row) => row.team ?? []));
  const categories = new Map<string, readonly string[]>();
  for (const { category } of rows)
    for (let depth = 1; depth <= category.length; depth += 1) categories.set(category.slice(0, depth).join('\n'), category.slice(0, depth));

  const wanted: Wanted[] = [
    ...[...requesters].map((name) =>
      wish(
        'requester',
        name,
        requesterRegistered,
        { clientId, id: idOf('requester', name) },
        {
          name,
          email: null,
          phone: null,
          departmentId: null,
          siteId: null,
          timeZone,
          vip: false,
          externalName: name,
        },
      ),
    ),
    ...[...agents].map((name) =>
      wish(
        'agent',
        name,
        agentRegistered,
        { clientId: null, id: idOf('agent', name) },
        {
          name,
          email: null,
          tier: map.tiers.default,
          timeZone,
          skills: [],
          clientId,
          externalName: name,
        },
      ),
    ),
    ...[...teams].map((name) =>
      wish(
        'team',
        name,
        teamFormed,
        { clientId, id: idOf('team', name) },
        {
          name: `${name} (${map.source})`,
          tier: tierOf(map, name),
          specialism: null,
          intake: false,
          externalName: name,
        },
      ),
    ),
    ...[...categories].map(([key, path]) =>
      wish(
        'category',
        key,
        categoryAdded,
        { clientId, id: idOf('category', key) },
        {
          name: path.at(-1) ?? '',
          parentId: path.length > 1 ? idOf('category', path.slice(0, -1).join('\n')) : null,
          defaultTeamId: null,
          externalName: key,
        },
      ),
    ),
  ];
  const known = await existing(
    work,
    wanted.map(({ stream }) => stream.id),
  );
  for (const { kind, stream, payload, key } of wanted) {
    if (!known.has(stream.id)) work.record(kind, stream, payload, { imported: { source: map.source, externalId: key } });
  }
  const intake = await intakeTeam(work, order);
  await work.flush();

  return {
    requester: (name) => ({ id: idOf('requester', name ?? nobody), name: name ?? nobody }),
    agent: (name) => (name === null ? null : idOf('agent', name)),
    team: (name) => (name === null ? intake : { id: idOf('team', name), tier: tierOf(map, name), intake: false }),
    category: (path) => (path.length === 0 ? null : idOf('category', path.join('\n'))),
  };
}

interface Wanted {
  readonly key: string;
  readonly kind: FactKind;
  readonly stream: Stream;
  readonly payload: object;
}

function wish(what: string, name: string, kind: FactKind, stream: Stream, payload: object): Wanted {
  return { key: `${what}:${stream.clientId === null ? stream.id : name}`, kind, stream, payload };
}

async function existing(work: Work, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await raw<{ readonly stream: string }>`
    select stream from log.head where stream = any(${ids}::uuid[])`.execute(work.sql);
  return new Set(rows.map((row) => row.stream));
}

function tierOf(map: EventMap, team: string): Tier {
  return own(map.tiers.exceptions, team) ?? map.tiers.default;
}

/** Where a ticket stood whose first group is not known: the desk's own Tier 1 intake, or one made for this source. */
async function intakeTeam(work: Work, { clientId, map }: ImportOrder): Promise<ReturnType<Meanings['team']>> {
  const desk = await work.sql
    .selectFrom('people.team')
    .select(['id', 'tier'])
    .where('client_id', 'is', null)
    .where('intake', '=', true)
    .where('tier', '=', 1)
    .orderBy('name')
    .limit(1)
    .executeTakeFirst();
  if (desk !== undefined) return { id: desk.id, tier: 1, intake: true };
  const id = sourceId(clientId, map.source, 'team', '');
  if (!(await existing(work, [id])).has(id)) {
    work.record(
      teamFormed,
      { clientId, id },
      { name: `Unsorted (${map.source})`, tier: 1, specialism: null, intake: true, externalName: null },
      { imported: { source: map.source, externalId: 'team:' } },
    );
  }
  return { id, tier: 1, intake: true };
}
