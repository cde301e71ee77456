import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { categoryPaths } from '../tickets/index.ts';
import type { listCriteria as operation } from './contract.ts';
import { currentLayers } from './current-layers.ts';
import { inForceFor } from './layers.ts';
import { categoryWithoutClient } from './refusals.ts';

/** Older versions than these stay in the log; nobody compares with them on a screen. */
const versionsShown = 20;

/** Lists what a layer says itself, what counts there in all, and the layer's newest versions. */
export const listCriteria: Handler<typeof operation> = async ({ sql }, { clientId = null, categoryId = null }) => {
  if (categoryId !== null && clientId === null) refuse(categoryWithoutClient);
  const layers = await currentLayers(sql, clientId === null ? [] : [clientId]);
  const paths = await categoryPaths(sql, categoryId === null ? [] : [categoryId]);
  const versions = await sql
    .selectFrom('criteria.criteria_version')
    .select(['version', 'note', 'published_by as by', 'published_at as at'])
    .where('client_id', 'is not distinct from', clientId)
    .where('category_id', 'is not distinct from', categoryId)
    .orderBy('version', 'desc')
    .limit(versionsShown)
    .execute();
  const names = await namesOf(
    sql,
    versions.map(({ by }) => by),
  );
  const own = layers.find((layer) => layer.clientId === clientId && layer.categoryId === categoryId);
  return {
    version: own?.version ?? 0,
    own: [...(own?.criteria ?? [])],
    inForce: [...inForceFor(layers, { clientId: clientId ?? '', categoryPath: paths.get(categoryId ?? '') ?? [] })],
    versions: versions.map(({ version, note, by, at }) => ({
      version,
      note,
      publishedBy: names.get(by)?.name ?? '',
      publishedAt: at.toString(),
    })),
  };
};
