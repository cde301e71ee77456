import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { categoryPaths } from '../tickets/index.ts';
import { categoryUnknown } from '../tickets/refusals.ts';
import type { listStandardSteps as operation } from './contract.ts';
import { stepsFor } from './rules.ts';
import { sourceOf } from './source-of.ts';
import { stepsVersions } from './steps-versions.ts';

/** Older versions than these stay in the log; nobody compares with them on a screen. */
const versionsShown = 20;

/** Lists a category's own steps, those that count there, and the list's newest versions. */
export const listStandardSteps: Handler<typeof operation> = async ({ sql, at }, { clientId = null, categoryId }) => {
  const categoryPath = (await categoryPaths(sql, [categoryId])).get(categoryId);
  if (categoryPath === undefined) return refuse(categoryUnknown);
  const versions = await stepsVersions(sql, { clientIds: clientId === null ? [] : [clientId], categoryIds: categoryPath });
  const published = await sql
    .selectFrom('standard_steps.list_version')
    .select(['version', 'note', 'published_by as by', 'published_at as publishedAt'])
    .where('client_id', 'is not distinct from', clientId)
    .where('category_id', '=', categoryId)
    .orderBy('version', 'desc')
    .limit(versionsShown)
    .execute();
  const names = await namesOf(
    sql,
    published.map(({ by }) => by),
  );
  const own = versions.find((version) => version.categoryId === categoryId && version.clientId === clientId);
  const inForce = stepsFor(versions, { clientId: clientId ?? '', categoryPath }, at);
  return {
    version: own?.version ?? 0,
    own: [...(own?.steps ?? [])],
    inForce: [...(inForce?.steps ?? [])],
    from: await sourceOf(sql, inForce),
    versions: published.map(({ version, note, by, publishedAt }) => ({
      version,
      note,
      publishedBy: names.get(by)?.name ?? '',
      publishedAt: publishedAt.toString(),
    })),
  };
};
