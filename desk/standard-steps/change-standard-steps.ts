import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notFound, notPermitted, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { categoryUnknown } from '../tickets/refusals.ts';
import type { changeStandardSteps as operation } from './contract.ts';
import { standardStepsPublished } from './facts.ts';
import { stepsChangedSince, stepsImpossible } from './refusals.ts';
import { faultsOf } from './rules.ts';

/**
 * Publishes the next version of a category's steps, from now on. Refuses a change made on another version than the newest, and the desk's
 * own to whoever does not serve every client. What was ticked stays as it was ticked.
 */
export const changeStandardSteps: Handler<typeof operation> = async (
  work,
  { clientId = null, categoryId, readVersion, note: written = null, ...asked },
) => {
  await mustServe(work, clientId);
  if (!(await isCategoryOf(work, clientId, categoryId))) refuse(categoryUnknown);
  const errors = faultsOf(
    asked.steps,
    asked.steps.map(({ standardStepId }) => standardStepId),
  );
  if (errors.length > 0) refuse(stepsImpossible, { errors: [...errors] });
  const standing = await work.sql
    .selectFrom('standard_steps.list_version')
    .select(['list_id as listId', 'version'])
    .where('client_id', 'is not distinct from', clientId)
    .where('category_id', '=', categoryId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const newest = standing?.version ?? 0;
  if (newest !== readVersion) refuse(stepsChangedSince, { version: newest });

  const version = newest + 1;
  const steps = asked.steps.map((step) => ({ ...step, standardStepId: step.standardStepId ?? work.newId() }));
  const stream = { clientId, id: standing?.listId ?? work.newId() };
  const note = work.hide(stream, standardStepsPublished.payload.shape.note, written);
  work.record(standardStepsPublished, stream, { categoryId, version, steps, note });
  await flushUnlessTaken(work, { steps_of: () => refuse(stepsChangedSince, { version }) });

  const names = await namesOf(work.sql, [work.actor]);
  return { version, note, steps, publishedBy: names.get(work.actor)?.name ?? '', publishedAt: work.at.toString() };
};

/** What every client uses is changed only by who serves them all. */
async function mustServe(work: Work, clientId: string | null): Promise<void> {
  if (clientId === null) return work.reach === '*' ? undefined : refuse(notPermitted);
  const client = await work.sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) refuse(notFound);
}

/** Whether a list may be for this category: the desk's own for the desk, the desk's and the client's for a client. */
async function isCategoryOf({ sql }: Work, clientId: string | null, categoryId: string): Promise<boolean> {
  const category = await sql
    .selectFrom('tickets.category')
    .select('id')
    .where('id', '=', categoryId)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
    .executeTakeFirst();
  return category !== undefined;
}
