import type { Handler } from '../../platform/module.ts';
import { inputInvalid, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { TicketStanding } from '../tickets/index.ts';
import type { concludeHypothesis as operation } from './contract.ts';
import { hypothesisConfirmed, hypothesisRuledOut } from './facts.ts';
import { evidenceNotOnTicket } from './refusals.ts';
import { mustBeHeld } from './rules.ts';
import { hypothesisForUpdate } from './standing.ts';

/** Rules a theory out or confirms it, with what was done to check it, what was seen, and the files that show it. */
export const concludeHypothesis: Handler<typeof operation> = async (work, { conclusion, because, evidenceIds, ...asked }) => {
  const { ticket, hypothesisId, number, statement, state, test: before } = await hypothesisForUpdate(work, asked);
  mustBeHeld(state);
  const test = asked.test ?? before;
  if (test === null) return refuse(inputInvalid, { errors: [{ pointer: '#/test', detail: 'Say what was done to check it' }] });
  await mustBeOn(work, ticket, evidenceIds);

  work.record(conclusion === 'confirmed' ? hypothesisConfirmed : hypothesisRuledOut, ticket.stream, {
    hypothesisId,
    number,
    statement,
    test,
    because,
    evidenceIds: [...new Set(evidenceIds)],
  });

  return { hypothesisId, number, state: conclusion };
};

/** Evidence that a conclusion names lies on the ticket itself, or on one that was merged into it. */
async function mustBeOn(work: Work, { clientId, ticketId }: TicketStanding, evidenceIds: readonly string[]): Promise<void> {
  if (evidenceIds.length === 0) return;
  const there = await work.sql
    .selectFrom('tickets.evidence as e')
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'e.client_id').onRef('t.id', '=', 'e.ticket_id'))
    .select('e.id')
    .where('e.client_id', '=', clientId)
    .where('e.id', 'in', evidenceIds)
    .where(({ or, eb }) => or([eb('t.id', '=', ticketId), eb('t.merged_into', '=', ticketId)]))
    .execute();
  if (evidenceIds.some((evidenceId) => !there.some(({ id }) => id === evidenceId))) refuse(evidenceNotOnTicket);
}
