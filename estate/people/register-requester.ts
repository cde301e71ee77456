import type { Authority } from '../../platform/authority.ts';
import type { Handler } from '../../platform/module.ts';
import { roleHolds } from '../../platform/permissions.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { registerRequester as operation } from './contract.ts';
import { requesterRegistered } from './facts.ts';
import { departmentUnknown, emailTaken, vipByManagers } from './refusals.ts';

/**
 * Registers a person who may ask for help. Without a site the department's is taken; without a time zone the site's, else the
 * client's: what the requester is told is told in it. Refuses a department or site of another client, and an address that
 * another requester of this client has, however it is capitalized; and a VIP named by somebody who does not manage people.
 */
export const registerRequester: Handler<typeof operation> = async (work, { clientId, email = null, phone = null, ...asked }) => {
  if (asked.vip && !managesPeople(work.authority, clientId)) refuse(vipByManagers);
  const place = await placeOf(work, { clientId, departmentId: asked.departmentId ?? null, siteId: asked.siteId ?? null });
  const details = {
    name: asked.name,
    email,
    phone,
    departmentId: place.departmentId,
    siteId: place.siteId,
    timeZone: asked.timeZone ?? place.siteTimeZone ?? place.timeZone,
    vip: asked.vip,
  };

  const requesterId = work.newId();
  work.record(requesterRegistered, { clientId, id: requesterId }, { ...details, externalName: null });
  await flushUnlessTaken(work, { requester_email: () => refuse(emailTaken, { email: email ?? '' }) });

  return { requesterId, clientId, ...details, departmentName: place.departmentName, siteName: place.siteName, version: 1 };
};

function managesPeople({ kind, grants }: Authority, clientId: string): boolean {
  return (
    kind === 'system' ||
    grants.some((grant) => (grant.clientId === null || grant.clientId === clientId) && roleHolds(grant.role, 'people.manage'))
  );
}

interface Asked {
  readonly clientId: string;
  readonly departmentId: string | null;
  readonly siteId: string | null;
}

async function placeOf(work: Work, { clientId, departmentId, siteId }: Asked) {
  const place = await work.sql
    .selectFrom('clients.client as c')
    .leftJoin('clients.department as d', (join) => join.onRef('d.client_id', '=', 'c.client_id').on('d.id', '=', departmentId))
    .leftJoin('clients.site as s', (join) =>
      join.onRef('s.client_id', '=', 'c.client_id').on((where) => where('s.id', '=', where.fn.coalesce(where.val(siteId), 'd.site_id'))),
    )
    .select(['c.time_zone as timeZone', 'd.id as departmentId', 'd.name as departmentName'])
    .select(['s.id as siteId', 's.name as siteName', 's.time_zone as siteTimeZone'])
    .where('c.client_id', '=', clientId)
    .executeTakeFirst();
  if (place === undefined) refuse(notFound);
  if (departmentId !== null && place.departmentId === null) refuse(departmentUnknown);
  if (siteId !== null && place.siteId === null) refuse(departmentUnknown);
  return place;
}
