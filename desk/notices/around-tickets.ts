import { sql as raw } from 'kysely';
import { type Role, roleHolds, roles } from '../../platform/permissions.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { priority } from '../tickets/rules.ts';
import type { Around, ToldAs } from './rules.ts';

/** Whoever is told must be able to open the ticket: a grant that ended tells nobody what goes on there. */
export const mayBeTold: readonly Role[] = roles.filter((role) => roleHolds(role, 'notice.read') && roleHolds(role, 'ticket.read'));

/** A ticket with everybody around it. */
export interface TicketAround {
  readonly ticketId: string;
  readonly clientId: string;
  readonly reference: string;
  readonly title: string;
  readonly priority: 1 | 2 | 3 | 4;
  readonly clientName: string;
  readonly around: Around;
}

interface Row {
  readonly ticketId: string;
  readonly clientId: string;
  readonly reference: string;
  readonly title: string;
  readonly priority: number;
  readonly clientName: string;
  readonly people: readonly { readonly id: string; readonly as: readonly ToldAs[] }[];
}

/** These tickets as they stand, with their assignee, their team and its leads, and their client's service managers; one statement. */
export async function aroundTickets(sql: Sql, ticketIds: readonly string[]): Promise<ReadonlyMap<string, TicketAround>> {
  const { rows } = await raw<Row>`
    select t.id as "ticketId", t.client_id as "clientId", t.reference, t.title, t.priority, c.name as "clientName", around.people
    from tickets.ticket t
    join clients.client c on c.client_id = t.client_id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'as', p.parts) order by p.id), '[]') as people from (
        select a.id, array_remove(array[
            case when a.id = t.assignee_id then 'assignee' end,
            case when bool_or(g.role = 'team_lead') and m.agent_id is not null then 'team_lead' end,
            case when bool_or(g.role = 'service_manager') then 'service_manager' end,
            case when m.agent_id is not null then 'team_member' end], null) as parts
        from identity.role_grant g
        join identity.account a on a.id = g.account_id and a.kind = 'agent' and a.disabled_at is null
        left join people.team_member m on m.team_id = t.team_id and m.agent_id = a.id
        where (g.client_id is null or g.client_id = t.client_id) and g.role = any(${mayBeTold}::text[])
          and (a.id = t.assignee_id or m.agent_id is not null or g.role = 'service_manager')
        group by a.id, m.agent_id
      ) as p
    ) as around
    where t.id = any(${ticketIds}::uuid[])`.execute(sql);
  return new Map(
    rows.map(({ people, ...ticket }) => {
      const playing = (part: ToldAs) => people.filter(({ as }) => as.includes(part)).map(({ id }) => id);
      const around: Around = {
        assignee: playing('assignee'),
        team_lead: playing('team_lead'),
        service_manager: playing('service_manager'),
        team_member: playing('team_member'),
      };
      return [ticket.ticketId, { ...ticket, priority: priority.parse(ticket.priority), around }];
    }),
  );
}
