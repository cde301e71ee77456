import { z } from 'zod';
import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor } from '../../platform/page-cursor.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { readTimeline as operation } from './contract.ts';
import { joinedFacts, joinedTo } from './joined-facts.ts';
import { readOwnTimeline } from './own-timeline.ts';
import { sideOf } from './timeline-side.ts';

const versionKey = z.number().int().min(0);
const payloadOf = z.record(z.string(), z.unknown());

/**
 * Reads what happened on a ticket from its facts, oldest first, with what was said and done on tickets merged into it, and with what a split
 * child refers to. Requesters read their own side, which is made of other tables.
 */
export const readTimeline: Handler<typeof operation> = async (work, input) => {
  if (work.authority.requesterId !== undefined) return readOwnTimeline(work, input);
  const joined = await joinedTo(work, input.ticketId);
  if (joined !== undefined) {
    const facts = await joinedFacts(work, joined, input);
    const shape = await shaper(work, facts);
    return cutPage(facts, input.limit, { keyOf: ({ at, position }) => [at.toString(), position], shape });
  }
  const facts = await ownFacts(work, input);
  return cutPage(facts, input.limit, { keyOf: ({ version }) => version, shape: await shaper(work, facts) });
};

/** A fact on its way to the screen. */
export interface TimelineFact {
  readonly version: number;
  readonly name: string;
  readonly payload: unknown;
  readonly actor: string;
  readonly origin: string;
  readonly at: Temporal.Instant;
  /** Which ticket's it is, when that is another one. */
  readonly of: { readonly ticketId: string; readonly reference: string } | null;
}

/** A page of a ticket's own facts, and one more when there are more. */
async function ownFacts(work: Work, { ticketId, limit, cursor }: { ticketId: string; limit: number; cursor?: string | undefined }) {
  const after = decodeCursor(versionKey, cursor) ?? 0;
  const rows = await work.sql
    .selectFrom('tickets.ticket as t')
    .leftJoin('log.fact as f', (join) =>
      join.onRef('f.client_id', '=', 't.client_id').onRef('f.stream', '=', 't.id').on('f.version', '>', after),
    )
    .select(['f.version', 'f.name', 'f.payload', 'f.actor', 'f.origin', 'f.occurred_at as at'])
    .where('t.id', '=', ticketId)
    .orderBy('f.version')
    .limit(limit + 1)
    .execute();
  // The ticket's own row comes back even when no fact is left.
  if (rows.length === 0) return refuse(notFound);
  return rows.flatMap(({ version, name, actor, at, origin, payload }): TimelineFact[] =>
    version === null || name === null || actor === null || at === null || origin === null
      ? []
      : [{ version, name, payload, actor, origin, at, of: null }],
  );
}

async function shaper(work: Work, facts: readonly TimelineFact[]) {
  const names = await namesOf(
    work.sql,
    facts.map(({ actor }) => actor),
  );
  return ({ version, name, payload: kept, actor, origin, at, of }: TimelineFact) => {
    const payload = payloadOf.parse(kept);
    const named = names.get(actor);
    return {
      entryId: of === null ? String(version) : `${of.reference}/${version}`,
      name,
      at: at.toString(),
      by: { actor, name: named?.name ?? '', tier: named?.tier ?? null },
      side: sideOf(name, actor, payload),
      origin: origin === 'imported' ? ('imported' as const) : ('live' as const),
      payload,
      of,
    };
  };
}
