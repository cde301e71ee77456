import { askEngineers } from '../../desk/handoff/index.ts';
import { ticketForUpdate } from '../../desk/tickets/index.ts';
import { baseUrl } from '../../platform/mail/index.ts';
import type { Handler } from '../../platform/module.ts';
import type { Work } from '../../platform/work.ts';
import type { shareHandoff as operation } from './contract.ts';
import { handoffShared } from './facts.ts';
import { tokenOf } from './link-token.ts';
import { expiryOf } from './rules.ts';

/** Makes a link by which an engineer without an account reads the handoff and answers; a question given with it stands on the ticket. */
export const shareHandoff: Handler<typeof operation> = async (work, input) => {
  await askEngineers(work, input);
  const { linkId, expiresAt } = await makeHandoffLink(work, input);
  return { linkId, url: await handoffUrl(work, linkId), expiresAt };
};

/** Makes the link in the caller's own work; what it ends with is made anew from its id whenever it is needed (`handoffUrl`). */
export async function makeHandoffLink(
  work: Work,
  { ticketId, label: written, days }: { readonly ticketId: string; readonly label: string; readonly days: number },
): Promise<{ readonly linkId: string; readonly expiresAt: string }> {
  const { stream, clientId } = await ticketForUpdate(work, ticketId);
  const linkId = work.newId();
  const label = work.hide(stream, handoffShared.payload.shape.label, written);
  const expires = expiryOf(work.at, days);
  await work.sql
    .insertInto('portal.link')
    .values({
      client_id: clientId,
      id: linkId,
      shows: 'handoff',
      ticket_id: ticketId,
      requester_id: null,
      label,
      created_at: work.at,
      expires_at: expires,
    })
    .execute();
  const expiresAt = expires.toString();
  work.record(handoffShared, stream, { linkId, label, expiresAt });
  return { linkId, expiresAt };
}

/** The path of a handoff's link: a secret, to be made when it is sent and to be kept nowhere. */
export function handoffPath(work: Pick<Work, 'sign'>, linkId: string): string {
  return `/handoffs/${tokenOf(work, linkId)}`;
}

/** The whole address, from the settings and never from a request. */
export async function handoffUrl(work: Work, linkId: string): Promise<string> {
  return `${(await baseUrl(work)) ?? ''}${handoffPath(work, linkId)}`;
}
