import { sql as raw } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../platform/work.ts';
import type { TicketStanding } from '../tickets/index.ts';
import { calledLead, leadsCalled } from './facts.ts';

/** The return at which leads are called in: one is coaching, two are a disagreement (domain.md §4). */
const callsAtReturn = 2;

interface Returned {
  readonly escalationId: string;
  readonly teams: readonly { readonly teamId: string; readonly tier: number }[];
  /** How often this ticket was returned, this time counted, from whichever tier. */
  readonly returns: number;
}

/** Calls in the leads of both teams at the second return of a ticket: once, on the ticket and by their bells. Answers who was called. */
export async function callLeads(
  work: Work,
  { clientId, stream }: Pick<TicketStanding, 'clientId' | 'stream'>,
  { escalationId, teams, returns }: Returned,
): Promise<readonly z.output<typeof calledLead>[]> {
  if (returns !== callsAtReturn) return [];
  const leads: z.output<typeof calledLead>[] = [];
  for (const { teamId, tier } of teams) {
    for (const lead of await leadsOf(work, { clientId, teamId }))
      if (!leads.some(({ agentId }) => agentId === lead.agentId)) leads.push(calledLead.parse({ ...lead, tier }));
  }
  work.record(leadsCalled, stream, { escalationId, returns, leads });
  return leads;
}

/** Who leads a team for a client; where nobody does, who leads for the client at all, else its service managers. At most a handful. */
async function leadsOf({ sql }: Work, { clientId, teamId }: { readonly clientId: string; readonly teamId: string }) {
  const { rows } = await raw<{ readonly agentId: string; readonly name: string; readonly rank: number }>`
    select a.id as "agentId", a.name, min(case when g.role = 'team_lead' and m.agent_id is not null then 1 when g.role = 'team_lead' then 2 else 3 end) as rank
    from identity.role_grant g
    join people.agent a on a.id = g.account_id
    join identity.account c on c.id = a.id and c.disabled_at is null
    left join people.team_member m on m.agent_id = a.id and m.team_id = ${teamId}
    where g.role in ('team_lead', 'service_manager') and (g.client_id is null or g.client_id = ${clientId})
    group by a.id, a.name order by rank, a.name limit ${mostCalled}`.execute(sql);
  return rows.filter(({ rank }) => rank === rows[0]?.rank).map(({ agentId, name }) => ({ agentId, name }));
}

const mostCalled = 10;
