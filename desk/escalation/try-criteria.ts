import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { refuse } from '../../platform/refusal.ts';
import { type CriterionInForce, checkLayer, currentLayers, inForceFor, type Layer } from '../criteria/index.ts';
import { criteriaImpossible } from '../criteria/refusals.ts';
import { type CriterionTerms, faultsOf } from '../criteria/rules.ts';
import { stepsVersions } from '../standard-steps/index.ts';
import { stepsFor } from '../standard-steps/rules.ts';
import { categoryPaths } from '../tickets/index.ts';
import { asOfThen } from './as-of-then.ts';
import type { tryCriteria as operation } from './contract.ts';
import { criteriaMet } from './met.ts';
import { type PastEscalation, pastEscalations } from './past-escalations.ts';
import { type PlacedTrouble, peopleAround, troublesAround, widest } from './same-trouble.ts';
import { behind, metNone, type TriedOn, tallies } from './tried-criteria.ts';

/** How far back criteria are tried. */
const days = 90;

/** More escalations than this are not looked at; the newest are, and the answer says so. */
const mostTried = 20_000;

/** So many are read and checked at a time: what others ask of this node is answered between. */
const triedTogether = 500;

/**
 * Tries a draft of a layer's criteria on what was escalated in the last 90 days, each as it stood when it was sent: who else had the trouble by
 * then, which steps were done, what the clock said, which category it had. Nothing is recorded. A constant number of queries for
 * each five hundred.
 */
export const tryCriteria: Handler<typeof operation> = async (
  work,
  { clientId = null, categoryId = null, criteria, show, limit, cursor },
) => {
  await checkLayer(work, { clientId, categoryId });
  const errors = faultsOf(criteria);
  if (errors.length > 0) refuse(criteriaImpossible, { errors: [...errors] });
  const { sql, at } = work;
  const since = at.subtract({ hours: days * 24 });
  const layers = await currentLayers(sql, clientId === null ? undefined : [clientId]);
  const draft = withDraft(layers, { clientId, categoryId, criteria });
  const own = (await categoryPaths(sql, categoryId === null ? [] : [categoryId])).get(categoryId ?? '') ?? [];
  const inForce = (which: readonly Layer[]) => inForceFor(which, { clientId: clientId ?? '', categoryPath: own });
  const { total, all } = await triedOnAll(sql, { clientId, categoryId, since }, { draft, standing: layers });

  const after = decodeCursor(instantAndId, cursor);
  const shown = show === undefined ? [] : behind(all, show);
  const rest = after === undefined ? shown : shown.filter(({ escalation }) => isBefore(escalation, after));
  return {
    since: since.toString(),
    escalations: total,
    lookedAt: all.length,
    criteria: [...tallies(all, inForce(draft), inForce(layers))],
    none: all.filter(({ tried }) => metNone(tried)).length,
    noneBefore: all.filter(({ standing }) => metNone(standing)).length,
    ...cutPage(rest.slice(0, limit + 1), limit, {
      keyOf: ({ escalation }) => [escalation.raisedAt.toString(), escalation.escalationId],
      shape: ({ escalation: { escalationId, own, reference, clientName, raisedAt }, because }) => ({
        escalationId,
        ticketId: own.ticketId,
        reference,
        title: own.title,
        clientName,
        raisedAt: raisedAt.toString(),
        because,
      }),
    }),
  };
};

/** The layers as they would stand with the draft as the next version of its own. */
function withDraft(
  layers: readonly Layer[],
  { clientId, categoryId, criteria }: Pick<Layer, 'clientId' | 'categoryId'> & { readonly criteria: readonly CriterionTerms[] },
): readonly Layer[] {
  const isOwn = (layer: Layer) => layer.clientId === clientId && layer.categoryId === categoryId;
  const version = (layers.find(isOwn)?.version ?? 0) + 1;
  return [...layers.filter((layer) => !isOwn(layer)), { clientId, categoryId, version, criteria }];
}

interface TriedBy {
  readonly draft: readonly Layer[];
  readonly standing: readonly Layer[];
}

/** Reads the escalations, the newest first, and checks each; answers how many there were in all too. */
async function triedOnAll(
  sql: Sql,
  asked: { readonly clientId: string | null; readonly categoryId: string | null; readonly since: Temporal.Instant },
  by: TriedBy,
): Promise<{ readonly total: number; readonly all: readonly TriedOn[] }> {
  const all: TriedOn[] = [];
  let total: number | undefined;
  for (;;) {
    const read = await pastEscalations(sql, { ...asked, before: all.at(-1)?.escalation, most: triedTogether });
    total ??= read.total;
    all.push(...(await triedOn(sql, read.escalations, by)));
    if (read.escalations.length < triedTogether || all.length >= mostTried) return { total, all };
  }
}

/** Checks escalations by the draft and by what stands, each as it was when it was sent. Four queries, whatever their number. */
async function triedOn(sql: Sql, escalations: readonly PastEscalation[], { draft, standing }: TriedBy): Promise<readonly TriedOn[]> {
  const paths = await categoryPaths(sql, [...new Set(escalations.map((one) => one.categoryId).filter((id) => id !== null))]);
  const pathOf = (id: string | null) => paths.get(id ?? '') ?? [];
  const around = widest([...draft, ...standing].flatMap(({ criteria }) => criteria.flatMap(({ checks }) => checks)));
  const subjects = escalations.map(({ escalationId, own, raisedAt }) => ({ key: escalationId, own, until: raisedAt }));
  const others =
    around === undefined
      ? new Map<string, readonly PlacedTrouble[]>()
      : await troublesAround(sql, subjects, { ...around, cancelledToo: true });
  const asOf = await asOfThen(sql, [...others.values()].flat());
  const steps = await stepsVersions(sql, {
    clientIds: [...new Set(escalations.map(({ own }) => own.clientId))],
    categoryIds: [...new Set(escalations.flatMap(({ categoryId }) => pathOf(categoryId)))],
    all: true,
  });
  return escalations.map((escalation) => {
    const { own, raisedAt, categoryId } = escalation;
    const where = { clientId: own.clientId, categoryPath: pathOf(categoryId) };
    const then = (others.get(escalation.escalationId) ?? []).flatMap((other) => asOf(other, raisedAt) ?? []);
    const check = (criteria: readonly CriterionInForce[]) =>
      criteriaMet(criteria, {
        ...escalation,
        mapSays: escalation.accessLacking?.mapSays,
        standard: stepsFor(steps, where, raisedAt),
        people: (asked) => peopleAround(own, then, asked),
        ticket: { ...escalation, categoryPath: where.categoryPath },
      });
    return { escalation, tried: check(inForceFor(draft, where)), standing: check(inForceFor(standing, where)) };
  });
}

function isBefore({ raisedAt, escalationId }: PastEscalation, [at, id]: readonly [string, string]): boolean {
  const order = Temporal.Instant.compare(raisedAt, Temporal.Instant.from(at));
  return order < 0 || (order === 0 && escalationId < id);
}
