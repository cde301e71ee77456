import { sql as raw } from 'kysely';
import { namesOf } from '../../estate/people/index.ts';
import type { Work } from '../../platform/work.ts';
import { hypothesesOf, theoriesOf } from '../hypotheses/index.ts';
import type { TicketStanding } from '../tickets/index.ts';
import type { Packet } from './packet.ts';
import { mentionedBy, namesTold, wordsOf } from './timeline-words.ts';

/** What of a packet fills itself from the ticket. */
export type Gathered = Pick<Packet, 'timeline' | 'timelineCut' | 'steps' | 'files' | 'ruledOut' | 'held'>;
export type StepOutcome = Packet['steps'][number]['outcome'];

/** The newest that a packet carries of each; the ticket has them whole. */
const mostEntries = 200;
const mostSteps = 200;
const mostFiles = 100;

/** Gathers timeline, steps, files and theories of a ticket as they stand now, oldest first. */
export async function gather(work: Work, { clientId, ticketId }: Pick<TicketStanding, 'clientId' | 'ticketId'>): Promise<Gathered> {
  const facts = await work.sql
    .selectFrom('log.fact')
    .select(['name', 'payload', 'actor', 'occurred_at as at'])
    .where('client_id', '=', clientId)
    .where('stream', '=', ticketId)
    .where('name', 'in', namesTold)
    .orderBy('version', 'desc')
    .limit(mostEntries + 1)
    .execute();
  // What was tried on a ticket that was the same was tried.
  const itAndMerged = work.sql
    .selectFrom('tickets.ticket')
    .select('id')
    .where('client_id', '=', clientId)
    .where(({ or, eb }) => or([eb('id', '=', ticketId), eb('merged_into', '=', ticketId)]));
  const steps = await work.sql
    .selectFrom('tickets.step')
    .select(['action', 'expected', 'outcome', 'result', 'tried_by as actor', 'at'])
    .select(['standard_step_id as standardStepId', 'standard_version as standardVersion'])
    .where('client_id', '=', clientId)
    .where('ticket_id', 'in', itAndMerged)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostSteps)
    .execute();
  const files = await work.sql
    .selectFrom('tickets.evidence')
    .select(['id as evidenceId', 'file_name as fileName', 'media_type as mediaType', 'size_bytes as sizeBytes', 'sha256'])
    .where('client_id', '=', clientId)
    .where('ticket_id', 'in', itAndMerged)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostFiles)
    .execute();
  const actors = await namesOf(
    work.sql,
    [...facts, ...steps].map(({ actor }) => actor),
  );
  const nameOf = await namesMentioned(
    work,
    facts.flatMap(({ name, payload }) => mentionedBy(name, payload)),
  );

  const by = (actor: string) => actors.get(actor)?.name ?? '';
  const timeline = facts.slice(0, mostEntries).map(({ name, payload, actor, at }) => ({
    at: at.toString(),
    what: wordsOf(name, payload, nameOf),
    by: by(actor),
  }));
  return {
    timeline: timeline.reverse(),
    timelineCut: facts.length > mostEntries,
    steps: steps
      .map(({ actor, at, outcome, standardStepId, standardVersion, ...step }) => ({
        at: at.toString(),
        by: by(actor),
        ...step,
        // A check constraint of the table holds it to the four.
        outcome: outcome as StepOutcome,
        standard: standardStepId === null || standardVersion === null ? null : { standardStepId, version: standardVersion },
      }))
      .reverse(),
    files: files.reverse(),
    ...theoriesOf(await hypothesesOf(work, ticketId)),
  };
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
