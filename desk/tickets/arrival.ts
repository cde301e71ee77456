import { sql as raw } from 'kysely';
import { inputInvalid, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { categoryUnknown, intakeMissing, requesterUnknown } from './refusals.ts';

/** How a ticket reached the desk when nobody says so, by who opens it. */
export const usualChannel = { agent: 'phone', requester: 'portal', integration: 'api', system: 'api', anonymous: 'api' } as const;

interface Asked {
  readonly requesterId: string | undefined;
  readonly categoryId: string | undefined;
  readonly siteId: string | undefined;
}

/** Who asks, where the ticket lands and its number, in one query. A requester opens for nobody else. */
export async function arrivalOf(work: Work, asked: Asked) {
  const own = work.authority.requesterId;
  const requesterId = own ?? asked.requesterId;
  if (requesterId === undefined || (own !== undefined && asked.requesterId !== undefined && asked.requesterId !== own))
    return refuse(requesterUnknown);
  const { rows } = await raw<{
    clientId: string;
    requesterName: string;
    vip: boolean;
    departmentId: string | null;
    siteId: string | null;
    siteKnown: boolean;
    categoryKnown: boolean;
    teamId: string | null;
    number: number;
  }>`
    select r.client_id as "clientId", r.name as "requesterName", r.vip, r.department_id as "departmentId",
      coalesce(s.id, r.site_id) as "siteId", s.id is not null as "siteKnown", c.id is not null as "categoryKnown",
      (select t.id from people.team t
        where t.tier = 1 and (t.client_id = r.client_id or t.client_id is null) and (t.intake or t.id = c.default_team_id)
        order by t.id is not distinct from c.default_team_id desc, t.client_id nulls last, t.name limit 1) as "teamId",
      nextval('tickets.number') as number
    from people.requester r
    left join clients.site s on s.client_id = r.client_id and s.id = ${asked.siteId ?? null}
    left join tickets.category c on c.id = ${asked.categoryId ?? null} and (c.client_id = r.client_id or c.client_id is null)
    where r.id = ${requesterId}`.execute(work.sql);
  const [row] = rows;
  if (row === undefined) return refuse(requesterUnknown);
  const { siteKnown, categoryKnown, teamId, ...arrival } = row;
  if (asked.categoryId !== undefined && !categoryKnown) refuse(categoryUnknown);
  if (asked.siteId !== undefined && !siteKnown)
    refuse(inputInvalid, { errors: [{ pointer: '#/siteId', detail: 'Name a site of the requester’s client' }] });
  if (teamId === null) return refuse(intakeMissing);
  return { ...arrival, requesterId, teamId };
}
