import { sql as raw } from 'kysely';
import { sendMail } from '../../platform/mail/index.ts';
import { round } from '../../platform/rounds.ts';
import type { Work } from '../../platform/work.ts';
import { isOpen, type TicketState } from '../tickets/rules.ts';
import { about } from './about.ts';
import { aroundTickets, mayBeTold } from './around-tickets.ts';
import { letterOf } from './letters.ts';
import { noticeKind } from './rules.ts';
import { wishesOf } from './wishes.ts';

/** Notices mailed in one letter, and taken in one transaction: a letter holds fifty paragraphs. */
const mostAtOnce = 40;

/**
 * Mails what waited for the end of somebody's quiet hours, in one letter each. What was acknowledged meanwhile, or is over, or what they
 * no longer want by mail or may no longer read, is left out.
 */
export const waitingMailRound = round({
  name: 'waiting-mail-round',
  everySeconds: 15,
  run: async (work) => {
    const due = await takeDue(work);
    if (due.length === 0) return { more: false };
    const people = await wishesOf(
      work.sql,
      due.map((row) => row.recipient_id),
    );
    const tickets = await aroundTickets(
      work.sql,
      due.map((row) => row.ticket_id),
    );
    for (const [recipientId, rows] of Map.groupBy(due, (row) => row.recipient_id)) {
      const person = people.get(recipientId);
      const wanted = rows.filter(
        (row) =>
          row.mayBeTold &&
          row.read_at === null &&
          isOpen(row.state) &&
          person?.mail[noticeKind.parse(row.kind)] === true &&
          person.email !== null,
      );
      const warned = wanted.flatMap((row) => {
        const ticket = tickets.get(row.ticket_id);
        return ticket === undefined ? [] : [{ ticket, about: about.parse(row.about) }];
      });
      const goes =
        warned.length > 0 &&
        person !== undefined &&
        person.email !== null &&
        (await sendMail(work, letterOf({ ...person, email: person.email }, warned, work.at)));
      await settle(work, { wanted: goes ? wanted.map(({ id }) => id) : [], all: rows.map(({ id }) => id) });
    }
    return { more: due.length === mostAtOnce };
  },
});

async function takeDue({ sql, at }: Work) {
  const rows = await sql
    .selectFrom('notices.notice as n')
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'n.client_id').onRef('t.id', '=', 'n.ticket_id'))
    .select(['n.id', 'n.recipient_id', 'n.kind', 'n.ticket_id', 'n.about', 'n.read_at', 't.state'])
    // Who was told at night may have lost the account, or what lets them open the ticket, before the morning.
    .select(
      raw<boolean>`exists (select from identity.role_grant g join identity.account a on a.id = g.account_id and a.disabled_at is null
        where g.account_id = n.recipient_id and (g.client_id is null or g.client_id = n.client_id)
          and g.role = any(${mayBeTold}::text[]))`.as('mayBeTold'),
    )
    .where('n.mail', '=', 'waiting')
    .where('n.mail_at', '<=', at)
    .orderBy('n.mail_at')
    .orderBy('n.recipient_id')
    .limit(mostAtOnce)
    .forUpdate('n')
    .skipLocked()
    .execute();
  // A check constraint of the table holds it to the six states.
  return rows.map((row) => ({ ...row, state: row.state as TicketState }));
}

async function settle(
  { sql }: Work,
  { wanted, all }: { readonly wanted: readonly string[]; readonly all: readonly string[] },
): Promise<void> {
  await sql
    .updateTable('notices.notice')
    .set(({ eb }) => ({
      mail: eb
        .case()
        .when('id', 'in', [...wanted, nobody])
        .then('queued')
        .else('dropped')
        .end(),
      mail_at: null,
    }))
    .where('id', 'in', all)
    .execute();
}

/** No notice has this id: a list in SQL is never empty. */
const nobody = '00000000-0000-0000-0000-000000000000';
