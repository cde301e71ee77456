import { foldedWords } from '../../platform/folded-text.ts';
import type { Work } from '../../platform/work.ts';
import { criterionMinutes } from './criteria.ts';

/** Tickets of one client within two hours that are looked at; more than this is a storm, and a pattern anyway. */
const mostLookedAt = 500;

/** Words shorter than this (the, of, PC) say little about the trouble. */
const shortestWord = 4;

/** Titles that share this many words, or all of a shorter title's, are about the same. */
const sharedWords = 2;

interface Trouble {
  readonly requesterId: string;
  readonly categoryId: string | null;
  readonly title: string;
}

/** How many people have the same trouble as a ticket's requester at the department or site, that requester counted (domain.md §4). */
export async function peopleWithSameTrouble({ sql }: Work, ticketId: string): Promise<number> {
  const own = await sql
    .selectFrom('tickets.ticket')
    .select(['client_id', 'requester_id as requesterId', 'category_id as categoryId', 'title'])
    .select(['department_id', 'site_id', 'opened_at as openedAt'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  if (own === undefined || (own.department_id === null && own.site_id === null)) return 1;
  const from = own.openedAt.subtract({ minutes: criterionMinutes });
  const to = own.openedAt.add({ minutes: criterionMinutes });
  // Ids begin with the instant at which they were made, so that the primary key finds what was opened when; imported tickets are no trouble of now.
  const others = await sql
    .selectFrom('tickets.ticket')
    .select(['requester_id as requesterId', 'category_id as categoryId', 'title'])
    .where('client_id', '=', own.client_id)
    .where('id', '>=', lowestIdAt(from))
    .where('id', '<', lowestIdAt(to.add({ milliseconds: 1 })))
    .where(({ eb, or }) => or([eb('department_id', '=', own.department_id), eb('site_id', '=', own.site_id)]))
    .where('state', '<>', 'cancelled')
    .limit(mostLookedAt)
    .execute();
  return differentPeople(own, others);
}

/** Different people among tickets that are of one category with this one, or whose titles say the same; this one's own counted. */
export function differentPeople(own: Trouble, others: readonly Trouble[]): number {
  const same = others.filter((other) => isSameTrouble(own, other));
  return new Set([own, ...same].map(({ requesterId }) => requesterId)).size;
}

function isSameTrouble(one: Trouble, other: Trouble): boolean {
  if (one.categoryId !== null && one.categoryId === other.categoryId) return true;
  const words = tellingWords(one.title);
  const others = tellingWords(other.title);
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared > 0 && shared >= Math.min(sharedWords, words.size, others.size);
}

function tellingWords(title: string): ReadonlySet<string> {
  return new Set(foldedWords(title).filter((word) => word.length >= shortestWord));
}

/** Lower than any id (UUIDv7) made at an instant or later. */
function lowestIdAt(at: Temporal.Instant): string {
  const time = Math.max(0, at.epochMilliseconds).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
