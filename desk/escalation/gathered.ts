import { namesOf } from '../../estate/people/index.ts';
import type { Work } from '../../platform/work.ts';
import { hypothesesOf, theoriesOf } from '../hypotheses/index.ts';
import type { TicketStanding } from '../tickets/index.ts';
import type { Packet } from './packet.ts';
import { toldTimeline } from './told-timeline.ts';

/** What of a packet fills itself from the ticket. */
export type Gathered = Pick<Packet, 'timeline' | 'timelineCut' | 'steps' | 'files' | 'ruledOut' | 'held'>;
export type StepOutcome = Packet['steps'][number]['outcome'];

/** The newest that a packet carries of each; the ticket has them whole. */
const mostEntries = 200;
const mostSteps = 200;
const mostFiles = 100;

/** Gathers timeline, steps, files and theories of a ticket as they stand now, oldest first. */
export async function gather(work: Work, { clientId, ticketId }: Pick<TicketStanding, 'clientId' | 'ticketId'>): Promise<Gathered> {
  const told = await toldTimeline(work, { clientId, ticketId }, { most: mostEntries });
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
    steps.map(({ actor }) => actor),
  );

  return {
    ...told,
    steps: steps
      .map(({ actor, at, outcome, standardStepId, standardVersion, ...step }) => ({
        at: at.toString(),
        by: actors.get(actor)?.name ?? '',
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
