import { ticketForUpdate } from '../../desk/tickets/index.ts';
import { clientMonth } from '../../oversight/statements/index.ts';
import type { Stream } from '../../platform/log/fact.ts';
import { baseUrl } from '../../platform/mail/index.ts';
import type { Handler } from '../../platform/module.ts';
import type { Work } from '../../platform/work.ts';
import type * as contract from './contract.ts';
import { statementShared, statementShareRevoked } from './facts.ts';
import { tokenOf } from './link-token.ts';
import { expiryOf } from './rules.ts';

/** Makes a link that shows a ticket's clock statement. */
export const shareClockStatement: Handler<typeof contract.shareClockStatement> = async (work, { ticketId }) => {
  const { stream } = await ticketForUpdate(work, ticketId);
  return share(work, stream, { ticketId, month: null });
};

/** Makes a link that shows a client's month; refuses one that has not begun. */
export const shareMonthStatement: Handler<typeof contract.shareMonthStatement> = async (work, { clientId, month }) => {
  await clientMonth(work, { clientId, month });
  return share(work, { clientId, id: clientId }, { ticketId: null, month });
};

/** Ends every link that shows this ticket's statement; answers how many there were. */
export const revokeClockStatementShares: Handler<typeof contract.revokeClockStatementShares> = async (work, { ticketId }) => {
  const { stream } = await ticketForUpdate(work, ticketId);
  return revoke(work, stream, { ticketId, month: null });
};

/** Ends every link that shows this month; answers how many there were. */
export const revokeMonthStatementShares: Handler<typeof contract.revokeMonthStatementShares> = async (work, { clientId, month }) => {
  await clientMonth(work, { clientId, month });
  return revoke(work, { clientId, id: clientId }, { ticketId: null, month });
};

/** Which statement: a ticket's, or a month's. */
interface Shown {
  readonly ticketId: string | null;
  readonly month: string | null;
}

const showsOf = ({ month }: Shown) => (month === null ? 'clock_statement' : 'month_statement');

async function share(work: Work, stream: Stream, shown: Shown) {
  const linkId = work.newId();
  const expiresAt = expiryOf(work.at);
  await work.sql
    .insertInto('portal.link')
    .values({
      client_id: clientOf(stream),
      id: linkId,
      shows: showsOf(shown),
      ticket_id: shown.ticketId,
      requester_id: null,
      month: shown.month,
      created_at: work.at,
      expires_at: expiresAt,
    })
    .execute();
  work.record(statementShared, stream, { linkId, month: shown.month, expiresAt: expiresAt.toString() });
  return { url: `${(await baseUrl(work)) ?? ''}/statements/${tokenOf(work, linkId)}`, expiresAt: expiresAt.toString() };
}

async function revoke(work: Work, stream: Stream, shown: Shown) {
  let links = work.sql
    .updateTable('portal.link')
    .set({ revoked_at: work.at })
    .where('client_id', '=', clientOf(stream))
    .where('shows', '=', showsOf(shown))
    .where('revoked_at', 'is', null);
  links = shown.month === null ? links.where('ticket_id', '=', shown.ticketId) : links.where('month', '=', shown.month);
  const ended = await links.returning('id').execute();
  if (ended.length > 0) work.record(statementShareRevoked, stream, { linkIds: ended.map(({ id }) => id), month: shown.month });
  return { revoked: ended.length };
}

function clientOf({ clientId }: Stream): string {
  if (clientId === null) throw new Error('A statement belongs to a client');
  return clientId;
}
