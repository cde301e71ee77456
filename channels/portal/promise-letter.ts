import { theirTime } from '../../desk/promises/index.ts';
import type { PromiseState } from '../../desk/promises/rules.ts';
import type { Letter } from '../../platform/mail/index.ts';
import { howLong } from './moments.ts';
import { say } from './words.ts';

/** A promise with whom it was given to. */
export interface ToldPromise {
  readonly what: string;
  readonly dueAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly state: PromiseState;
  readonly reference: string;
  readonly title: string;
  readonly requesterName: string;
  readonly email: string;
  /** The requester's own zone: every time in the letter is told in it, by name. */
  readonly timeZone: string;
}

interface Update {
  /** The promise that stands open now. */
  readonly next: ToldPromise | undefined;
  /** The one that it replaced. */
  readonly before: ToldPromise | undefined;
  /** The one that was kept late. */
  readonly late: ToldPromise | undefined;
}

/** The letter about one update of a ticket's promises; none where there is nothing to announce. */
export function promiseLetter({ next, before, late }: Update, at: Temporal.Instant): Letter | undefined {
  const ahead = next !== undefined && Temporal.Instant.compare(next.dueAt, at) > 0 ? next : undefined;
  const about = ahead ?? late;
  if (about === undefined) return undefined;
  const { reference, title, requesterName, email, timeZone } = about;
  const when = (instant: Temporal.Instant) => theirTime(instant, timeZone);
  const moved = ahead !== undefined && before !== undefined && Temporal.Instant.compare(ahead.dueAt, before.dueAt) > 0;
  const kind = late !== undefined ? 'late' : moved ? 'moved' : 'next';
  return {
    to: email,
    subject: say(`mail.${kind}.subject`, { reference, when: when(about.dueAt) }),
    paragraphs: [
      say('mail.hello', { name: requesterName }),
      say('mail.about', { reference, title }),
      ...(late === undefined ? [] : [say('mail.late.sorry', { when: when(late.dueAt), howLong: lateBy(late) })]),
      ...(moved && before !== undefined ? [say('mail.moved.sorry', { when: when(before.dueAt) })] : []),
      ...(ahead === undefined ? [] : [say('mail.next.when', { when: when(ahead.dueAt) }), ahead.what]),
    ],
    action: { label: say('mail.open'), path: `/p/tickets/${reference}` },
  };
}

function lateBy({ dueAt, endedAt }: ToldPromise): string {
  return howLong(endedAt === null ? 0 : dueAt.until(endedAt).total('seconds'));
}
