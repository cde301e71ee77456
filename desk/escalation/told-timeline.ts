import { sql as raw } from 'kysely';
import { namesOf } from '../../estate/people/index.ts';
import type { Work } from '../../platform/work.ts';
import type { TicketStanding } from '../tickets/index.ts';
import type { Packet } from './packet.ts';
import { mentionedBy, namesTold, wordsOf } from './timeline-words.ts';

/** Which part of a ticket's story is told. */
export interface Telling {
  /** The newest that are told; the ticket has them whole. */
  readonly most: number;
  /** Facts that are told elsewhere, by name. */
  readonly leaveOut?: readonly string[];
}

/** A ticket's story in lines, oldest first, and whether it is longer than what is told. */
export async function toldTimeline(
  work: Work,
  { clientId, ticketId }: Pick<TicketStanding, 'clientId' | 'ticketId'>,
  { most, leaveOut = [] }: Telling,
): Promise<Pick<Packet, 'timeline' | 'timelineCut'>> {
  const facts = await work.sql
    .selectFrom('log.fact')
    .select(['name', 'payload', 'actor', 'occurred_at as at'])
    .where('client_id', '=', clientId)
    .where('stream', '=', ticketId)
    .where(
      'name',
      'in',
      namesTold.filter((name) => !leaveOut.includes(name)),
    )
    .orderBy('version', 'desc')
    .limit(most + 1)
    .execute();
  const actors = await namesOf(
    work.sql,
    facts.map(({ actor }) => actor),
  );
  const nameOf = await namesMentioned(
    work,
    facts.flatMap(({ name, payload }) => mentionedBy(name, payload)),
  );
  const timeline = facts.slice(0, most).map(({ name, payload, actor, at }) => ({
    at: at.toString(),
    what: wordsOf(name, payload, nameOf),
    by: actors.get(actor)?.name ?? '',
  }));
  return { timeline: timeline.reverse(), timelineCut: facts.length > most };
}

/** Names of teams and agents by id, in one statement; none when nobody is mentioned. */
async function namesMentioned({ sql }: Work, ids: readonly string[]): Promise<(id: string) => string> {
  if (ids.length === 0) return () => '';
  const { rows } = await raw<{ readonly id: string; readonly name: string }>`
    select id, name from people.team where id = any(${ids}::uuid[])
    union all select id, name from people.agent where id = any(${ids}::uuid[])`.execute(sql);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? 'another team';
}
