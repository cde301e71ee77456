import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { checkLayer } from './check-layer.ts';
import type { changeCriteria as operation } from './contract.ts';
import { criteriaPublished } from './facts.ts';
import { criteriaChangedSince, criteriaImpossible } from './refusals.ts';
import { type CriterionTerms, type Fault, faultsOf } from './rules.ts';

/**
 * Publishes the next version of a layer's criteria, from now on. Refuses a change made on another version than the newest, what cannot be
 * checked, and the installation's to whoever does not serve every client. Escalations that were sent keep what they were sent under.
 */
export const changeCriteria: Handler<typeof operation> = async (
  work,
  { clientId = null, categoryId = null, readVersion, criteria, note: written = null },
) => {
  await checkLayer(work, { clientId, categoryId });
  const known = await categoriesOf(work, clientId, [...new Set(criteria.flatMap(categoriesNamed))]);
  const errors = [...faultsOf(criteria), ...unknownCategories(criteria, known)];
  if (errors.length > 0) refuse(criteriaImpossible, { errors });
  const standing = await work.sql
    .selectFrom('criteria.criteria_version')
    .select(['list_id as listId', 'version'])
    .where('client_id', 'is not distinct from', clientId)
    .where('category_id', 'is not distinct from', categoryId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const newest = standing?.version ?? 0;
  if (newest !== readVersion) refuse(criteriaChangedSince, { version: newest });

  const version = newest + 1;
  const stream = { clientId, id: standing?.listId ?? work.newId() };
  const note = work.hide(stream, criteriaPublished.payload.shape.note, written);
  work.record(criteriaPublished, stream, { categoryId, version, criteria, note });
  // Of two who begin a layer at once, one does; two who go on with one meet at its stream, and the later reads again.
  await flushUnlessTaken(work, { criteria_layer: () => refuse(criteriaChangedSince, { version }) });

  const names = await namesOf(work.sql, [work.actor]);
  return { version, note, publishedBy: names.get(work.actor)?.name ?? '', publishedAt: work.at.toString() };
};

const categoriesNamed = ({ checks }: CriterionTerms): readonly string[] =>
  checks.flatMap((check) => (check.kind === 'ticket' ? (check.categoryIds ?? []) : []));

async function categoriesOf({ sql }: Work, clientId: string | null, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql
    .selectFrom('tickets.category')
    .select('id')
    .where('id', 'in', ids)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function unknownCategories(criteria: readonly CriterionTerms[], known: ReadonlySet<string>): readonly Fault[] {
  return criteria.flatMap((one, index) =>
    one.checks.flatMap((check, place) =>
      check.kind === 'ticket' && check.categoryIds?.some((id) => !known.has(id)) === true
        ? [{ pointer: `#/criteria/${index}/checks/${place}/categoryIds`, detail: 'Name categories of this client or of the desk.' }]
        : [],
    ),
  );
}
