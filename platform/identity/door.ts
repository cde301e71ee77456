import { sql as raw } from 'kysely';
import { z } from 'zod';
import type { Authority } from '../authority.ts';
import { monotonicMilliseconds } from '../clock.ts';
import type { Credentials, Door, Visitor } from '../door.ts';
import type { WorkPlace } from '../in-work.ts';
import type { RecordedFact } from '../log/fact.ts';
import { permissions, roles } from '../permissions.ts';
import { endsAccess } from './facts.ts';
import { authorityOf } from './reach.ts';
import { csrfTokenOf, looksLikeSecret, secretHash, tokenPrefix } from './secrets.ts';
import { idleHours } from './sessions.ts';

/** How long a visitor is known without asking the database again: the most that a revoked one may still come in on another node. */
const freshMilliseconds = 4_000;

/** Most visitors known at once; the longest known is forgotten first. */
const mostKnown = 10_000;

/** Use is noted this coarsely, so that reading costs no write. */
const noteUseAfterMinutes = 5;

/** Lets people and programs in by what they carry. */
export interface IdentityDoor extends Door {
  /** Who opened this session, unless it has ended, expired or lain idle. */
  bySession(secret: string): Promise<Authority | undefined>;
  /** Whose API token this is, unless it was revoked or has expired. */
  byToken(secret: string): Promise<Authority | undefined>;
  /** Forgets everybody when facts end somebody's access; to be told by the place's `afterCommit`, so that this node notices at once. */
  heard(facts: readonly RecordedFact[]): void;
}

interface Known {
  readonly authority: Authority;
  /** Epoch milliseconds after which the session or the token is no longer good. */
  readonly goodUntil: number;
}

interface Remembered {
  readonly since: number;
  readonly found: Promise<Known | undefined>;
}

const grants = z.array(z.object({ clientId: z.uuid().nullable(), role: z.enum(roles) }));
// Object.keys forgets that these are the permissions; scopes of a permission that a newer version dropped fall away.
const permissionNames = new Set(Object.keys(permissions));
const scope = z.custom<keyof typeof permissions>((name) => typeof name === 'string' && permissionNames.has(name));

/**
 * The door of one node. Nobody waits for the database twice within four seconds; what ends an access is noticed at once on
 * this node (`heard`) and within those seconds on every other. `elapsed` gives milliseconds that only go forward.
 */
export function createDoor(place: WorkPlace, elapsed: () => number = monotonicMilliseconds): IdentityDoor {
  const remembered = new Map<string, Remembered>();

  async function find(secret: string, load: () => Promise<Known | undefined>): Promise<Authority | undefined> {
    const now = elapsed();
    let entry = remembered.get(secret);
    if (entry === undefined || now - entry.since >= freshMilliseconds) {
      entry = { since: now, found: load() };
      remember(secret, entry);
    }
    const known = await entry.found.catch((error: unknown) => {
      remembered.delete(secret);
      throw error;
    });
    if (known !== undefined && place.clock.now().epochMilliseconds < known.goodUntil) return known.authority;
    remembered.delete(secret);
    return undefined;
  }

  function remember(secret: string, entry: Remembered): void {
    remembered.delete(secret);
    const longestKnown = remembered.size >= mostKnown ? remembered.keys().next() : undefined;
    if (longestKnown?.done === false) remembered.delete(longestKnown.value);
    remembered.set(secret, entry);
  }

  const bySession = (secret: string) =>
    looksLikeSecret(secret) ? find(hashed(secret), () => loadSession(place, secret)) : Promise.resolve(undefined);
  const byToken = (secret: string) =>
    secret.startsWith(tokenPrefix) && looksLikeSecret(secret.slice(tokenPrefix.length))
      ? find(hashed(secret), () => loadToken(place, secret))
      : Promise.resolve(undefined);

  return {
    bySession,
    byToken,
    admit: async ({ bearer, session }: Credentials): Promise<Visitor | undefined> => {
      // A token named on purpose stands above a cookie that the browser sends along by itself.
      const authority = bearer !== undefined ? await byToken(bearer) : session !== undefined ? await bySession(session) : undefined;
      if (authority === undefined) return undefined;
      return bearer === undefined && session !== undefined ? { authority, csrfToken: csrfTokenOf(session) } : { authority };
    },
    heard: (facts) => {
      if (facts.some(({ name }) => endsAccess.has(name))) remembered.clear();
    },
  };
}

/** Memory holds no secret either. */
const hashed = (secret: string): string => secretHash(secret).toString('base64');

async function loadSession({ database, clock }: WorkPlace, secret: string): Promise<Known | undefined> {
  const at = clock.now();
  const found = await database.sql
    .selectFrom('identity.session as s')
    .innerJoin('identity.account as a', 'a.id', 's.account_id')
    .select(['s.id', 's.last_used_at', 's.expires_at', 'a.id as account_id', 'a.kind', 'a.department_id', grantsOf])
    .where('s.secret_hash', '=', secretHash(secret))
    .where('s.expires_at', '>', at)
    .where('s.last_used_at', '>', at.subtract({ hours: idleHours }))
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  let lastUsedAt = found.last_used_at;
  if (isStale(lastUsedAt, at)) {
    lastUsedAt = at;
    await database.sql.updateTable('identity.session').set({ last_used_at: at }).where('id', '=', found.id).execute();
  }
  const idleAt = lastUsedAt.add({ hours: idleHours });
  const goodUntil = Math.min(found.expires_at.epochMilliseconds, idleAt.epochMilliseconds);
  return { authority: authorityOf(standingOf(found)), goodUntil };
}

async function loadToken({ database, clock }: WorkPlace, secret: string): Promise<Known | undefined> {
  const at = clock.now();
  const found = await database.sql
    .selectFrom('identity.api_token as t')
    .innerJoin('identity.account as a', 'a.id', 't.account_id')
    .select(['t.id', 't.scopes', 't.expires_at', 't.last_used_at', 'a.id as account_id', 'a.kind', 'a.department_id', grantsOf])
    .where('t.secret_hash', '=', secretHash(secret))
    .where('t.revoked_at', 'is', null)
    .where((where) => where.or([where('t.expires_at', 'is', null), where('t.expires_at', '>', at)]))
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  if (found.last_used_at === null || isStale(found.last_used_at, at))
    await database.sql.updateTable('identity.api_token').set({ last_used_at: at }).where('id', '=', found.id).execute();
  const scopes = found.scopes.flatMap((name) => scope.safeParse(name).data ?? []);
  return { authority: authorityOf(standingOf(found), scopes), goodUntil: found.expires_at?.epochMilliseconds ?? Number.POSITIVE_INFINITY };
}

const grantsOf = raw<unknown>`(select coalesce(jsonb_agg(jsonb_build_object('clientId', g.client_id, 'role', g.role)), '[]')
  from identity.role_grant g where g.account_id = a.id)`.as('grants');

const kind = z.enum(['agent', 'requester', 'integration']);

function standingOf(found: {
  readonly account_id: string;
  readonly kind: string;
  readonly department_id: string | null;
  readonly grants: unknown;
}) {
  return {
    accountId: found.account_id,
    kind: kind.parse(found.kind),
    departmentId: found.department_id,
    grants: grants.parse(found.grants),
  };
}

function isStale(lastUsedAt: Temporal.Instant, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(lastUsedAt.add({ minutes: noteUseAfterMinutes }), at) < 0;
}
