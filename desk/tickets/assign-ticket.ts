import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { permissions } from '../../platform/permissions.ts';
import { inputInvalid, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type AssignmentFacts, decideAssignment } from './assignment.ts';
import type { assignTicket as operation } from './contract.ts';
import { moveTicket } from './move-ticket.ts';
import { assigneeUnknown } from './refusals.ts';
import type { TicketStanding } from './rules.ts';
import { standingAfter, ticketForUpdate } from './standing.ts';

/**
 * Gives a ticket to a team or an agent of its tier, takes it, or gives it back to the queue. Whoever takes what a colleague took a
 * moment before is told so. Nothing is recorded when it is there already.
 */
export const assignTicket: Handler<typeof operation> = async (work, { ticketId, teamId, assigneeId, reason, acceptLoop }, exchange) => {
  if (teamId === undefined && assigneeId === undefined)
    refuse(inputInvalid, { errors: [{ pointer: '#/assigneeId', detail: 'Name a team, an agent, or both' }] });
  const standing = await ticketForUpdate(work, ticketId, exchange);
  const taking = assigneeId === 'me';
  const request = { teamId, assigneeId: taking ? ownId(work) : assigneeId, reason, acceptLoop, taking };
  const to = decideAssignment(standing, request, await assignmentFacts(work, standing, request));

  return standingAfter(work, to === undefined ? standing : moveTicket(work, standing, to));
};

/** Integrations and the command line take no tickets: an assignee is a person. */
function ownId({ authority }: Work): string {
  return authority.kind === 'agent' && authority.personId !== undefined ? authority.personId : refuse(assigneeUnknown);
}

const rolesThatWork = [...permissions['ticket.work']];

interface AssignmentRow {
  readonly team: AssignmentFacts['team'];
  readonly assignee: AssignmentFacts['assignee'];
  readonly assigneeName: string | null;
  readonly wasThere: boolean;
}

/** What is known of the team and the agent asked for, in one query; where the ticket was before is read from its facts. */
async function assignmentFacts(
  work: Work,
  { stream, clientId, teamId: fromTeamId, assigneeId: fromAssigneeId }: TicketStanding,
  { teamId = fromTeamId, assigneeId = null }: { readonly teamId?: string | undefined; readonly assigneeId?: string | null | undefined },
): Promise<AssignmentRow> {
  const { rows } = await raw<AssignmentRow>`
    select
      (select json_build_object('tier', t.tier, 'name', t.name) from people.team t
        where t.id = ${teamId} and (t.client_id is null or t.client_id = ${clientId})) as team,
      (select json_build_object('tier', a.tier) from people.agent a join identity.account o on o.id = a.id and o.disabled_at is null
        where a.id = ${assigneeId} and exists (select from identity.role_grant g
          where g.account_id = a.id and g.role = any(${rolesThatWork}::text[]) and (g.client_id is null or g.client_id = ${clientId}))) as assignee,
      (select name from people.agent where id = ${fromAssigneeId}) as "assigneeName",
      exists (select from log.fact f where f.client_id = ${clientId} and f.stream = ${stream.id} and f.name = 'ticket-assigned'
        and f.payload ->> 'fromTeamId' = ${teamId} and f.payload ->> 'teamId' <> ${teamId}) as "wasThere"`.execute(work.sql);
  const [row] = rows;
  return row ?? refuse(assigneeUnknown);
}
