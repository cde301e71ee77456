import { sql as raw } from 'kysely';
import { foldedWords } from '../../platform/folded-text.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Check } from '../criteria/rules.ts';

/** Tickets around one that are looked at; more than this is a storm, and a pattern anyway. */
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

/** A trouble with where and when: the ticket itself, or one of those around it. */
export interface PlacedTrouble extends Trouble {
  readonly ticketId: string;
  readonly clientId: string;
  readonly departmentId: string | null;
  readonly siteId: string | null;
  readonly openedAt: Temporal.Instant;
}

/** A ticket by a key of the caller's, and the instant until which is looked: now, or when it was sent. */
export interface Subject {
  readonly key: string;
  readonly own: PlacedTrouble;
  readonly until: Temporal.Instant;
}

type Around = Pick<Extract<Check, { kind: 'people' }>, 'minutes' | 'place'>;

/** How far these criteria look around a ticket: the widest of them; nothing where none looks. */
export function widest(checks: readonly Check[]): Around | undefined {
  const looking = checks.filter((check) => check.kind === 'people');
  if (looking.length === 0) return undefined;
  const minutes = Math.max(...looking.map((check) => check.minutes));
  return { minutes, place: looking.some(({ place }) => place === 'client') ? 'client' : 'department_or_site' };
}

/**
 * The tickets around each of some, that itself among them, by its key: opened so many minutes before or after, at the same place. One query.
 * Those that are cancelled by now are left out, unless somebody asks how it was before.
 */
export async function troublesAround(
  sql: Sql,
  subjects: readonly Subject[],
  { minutes, place, cancelledToo = false }: Around & { readonly cancelledToo?: boolean },
): Promise<ReadonlyMap<string, readonly PlacedTrouble[]>> {
  const placed = place === 'client' ? subjects : subjects.filter(({ own }) => own.departmentId !== null || own.siteId !== null);
  if (placed.length === 0) return new Map();
  // Ids begin with the instant at which they were made, so that the primary key finds what was opened when; imported tickets are no trouble of now.
  const { rows } = await raw<PlacedTrouble & { readonly subject: string }>`
    select s.key as subject, o.* from ${records(
      's',
      { key: 'uuid', client_id: 'uuid', from_id: 'uuid', to_id: 'uuid', department_id: 'uuid', site_id: 'uuid' },
      placed.map(({ key, own, until }) => ({
        key,
        client_id: own.clientId,
        from_id: lowestIdAt(own.openedAt.subtract({ minutes })),
        to_id: lowestIdAt(earlier(own.openedAt.add({ minutes }), until).add({ milliseconds: 1 })),
        department_id: own.departmentId,
        site_id: own.siteId,
      })),
    )} cross join lateral (
      select t.id as "ticketId", t.client_id as "clientId", t.requester_id as "requesterId", t.category_id as "categoryId", t.title,
        t.department_id as "departmentId", t.site_id as "siteId", t.opened_at as "openedAt"
      from tickets.ticket t
      where t.client_id = s.client_id and t.id >= s.from_id and t.id < s.to_id
        and (${place === 'client'} or t.department_id = s.department_id or t.site_id = s.site_id) and (${cancelledToo} or t.state <> 'cancelled')
      limit ${mostLookedAt}) o`.execute(sql);
  return Map.groupBy(rows, ({ subject }) => subject);
}

/** How many people have the same trouble as a ticket's requester, that requester counted, so near and so soon before or after. */
export function peopleAround(own: PlacedTrouble, others: readonly PlacedTrouble[], { minutes, place }: Around): number {
  const seconds = minutes * 60;
  const near = others.filter(
    (other) => isAt(place, own, other) && Math.abs(other.openedAt.since(own.openedAt).total('seconds')) <= seconds,
  );
  return differentPeople(own, near);
}

function isAt(place: Around['place'], own: PlacedTrouble, other: PlacedTrouble): boolean {
  const department = own.departmentId !== null && own.departmentId === other.departmentId;
  const site = own.siteId !== null && own.siteId === other.siteId;
  if (place === 'client') return true;
  if (place === 'department') return department;
  return place === 'site' ? site : department || site;
}

/** Different people among tickets that are of one category with this one, or whose titles say the same; this one's own counted. */
export function differentPeople(own: Trouble, others: readonly Trouble[]): number {
  const same = others.filter((other) => isSameTrouble(own, other));
  return new Set([own, ...same].map(({ requesterId }) => requesterId)).size;
}

function isSameTrouble(one: Trouble, other: Trouble): boolean {
  if (one.categoryId !== null && one.categoryId === other.categoryId) return true;
  const words = tellingWords(one);
  const others = tellingWords(other);
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared > 0 && shared >= Math.min(sharedWords, words.size, others.size);
}

/** Looked up again for each criterion that is tried; gone with the tickets themselves. */
const told = new WeakMap<Trouble, ReadonlySet<string>>();

function tellingWords(trouble: Trouble): ReadonlySet<string> {
  const known = told.get(trouble);
  if (known !== undefined) return known;
  const words = new Set(foldedWords(trouble.title).filter((word) => word.length >= shortestWord));
  told.set(trouble, words);
  return words;
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

/** Lower than any id (UUIDv7) made at an instant or later. */
function lowestIdAt(at: Temporal.Instant): string {
  const time = Math.max(0, at.epochMilliseconds).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
