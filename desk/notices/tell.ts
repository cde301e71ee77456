import { sql as raw } from 'kysely';
import { mailConfigured, sendMail } from '../../platform/mail/index.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Work } from '../../platform/work.ts';
import type { About } from './about.ts';
import type { TicketAround } from './around-tickets.ts';
import { letterOf } from './letters.ts';
import { type NoticeKind, quietUntil } from './rules.ts';
import { type Reachable, wishesOf } from './wishes.ts';

/** Something to be told to one person. */
export interface NewNotice {
  readonly recipientId: string;
  readonly kind: NoticeKind;
  /** What happened; nobody is told one event twice. */
  readonly event: string;
  readonly ticket: TicketAround;
  /** The clock or promise it is about, and of a clock the threshold. */
  readonly subjectId: string;
  readonly percent: number;
  /** Somebody has it in hand already: it is told, and asks for nothing. */
  readonly inHand: boolean;
  readonly about: About;
}

/** What becomes of a notice's mail. */
type MailPlan = 'none' | 'now' | { readonly at: Temporal.Instant };

/**
 * Rings the bell and sends mail, each event once per person. One update means one mail per person and ticket at most: of several
 * thresholds told at once the highest is mailed. In quiet hours mail waits for their end (waiting-mail-round).
 */
export async function tell(work: Work, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const people = await wishesOf(work.sql, [...new Set(notices.map(({ recipientId }) => recipientId))]);
  const mails = await mailConfigured(work);
  const highest = new Map<string, NewNotice>();
  for (const notice of notices) {
    const known = highest.get(mailKey(notice));
    if (known === undefined || known.percent < notice.percent) highest.set(mailKey(notice), notice);
  }
  const planned = notices.map((notice) => {
    const person = people.get(notice.recipientId);
    const mailed = mails && highest.get(mailKey(notice)) === notice && !notice.inHand;
    return { id: work.newId(), notice, person, mail: mailed ? mailPlan(notice, person, work.at) : ('none' as const) };
  });
  const told = await insert(work, planned);
  for (const { id, notice, person, mail } of planned) {
    if (mail !== 'now' || !told.has(id) || person === undefined || person.email === null) continue;
    await sendMail(work, letterOf({ ...person, email: person.email }, [{ ticket: notice.ticket, about: notice.about }], work.at));
  }
}

const mailKey = ({ recipientId, ticket }: NewNotice): string => `${recipientId}/${ticket.ticketId}`;

function mailPlan({ kind, ticket }: NewNotice, person: Reachable | undefined, at: Temporal.Instant): MailPlan {
  if (person === undefined || person.email === null || !person.mail[kind]) return 'none';
  const until = quietUntil(person.quiet, person.timeZone, at);
  if (until === undefined || (person.urgentAnyway && ticket.priority === 1)) return 'now';
  return { at: until };
}

/** Keeps the notices; answers the ids of those that were not told before. */
async function insert(
  work: Work,
  planned: readonly { readonly id: string; readonly notice: NewNotice; readonly mail: MailPlan }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await raw<{ readonly id: string }>`
    insert into notices.notice (client_id, id, recipient_id, kind, event, ticket_id, subject_id, percent, about, at, read_at, mail, mail_at)
    select * from ${records(
      'f',
      {
        client_id: 'uuid',
        id: 'uuid',
        recipient_id: 'uuid',
        kind: 'text',
        event: 'text',
        ticket_id: 'uuid',
        subject_id: 'uuid',
        percent: 'int',
        about: 'jsonb',
        at: 'timestamptz',
        read_at: 'timestamptz',
        mail: 'text',
        mail_at: 'timestamptz',
      },
      planned.map(({ id, notice, mail }) => ({
        client_id: notice.ticket.clientId,
        id,
        recipient_id: notice.recipientId,
        kind: notice.kind,
        event: notice.event,
        ticket_id: notice.ticket.ticketId,
        subject_id: notice.subjectId,
        percent: notice.percent,
        about: notice.about,
        at: work.at,
        read_at: notice.inHand ? work.at : null,
        mail: mail === 'none' ? 'none' : mail === 'now' ? 'queued' : 'waiting',
        mail_at: typeof mail === 'string' ? null : mail.at,
      })),
    )}
    on conflict on constraint notice_once do nothing returning id`.execute(work.sql);
  return new Set(rows.map(({ id }) => id));
}
