import type { Work } from '../../platform/work.ts';
import { criteriaPublished } from './facts.ts';
import { firstCriteria } from './first-criteria.ts';

/** Gives a desk that has no criteria yet its first ones, as version 1 for every client. Records nothing on a desk that has some. */
export async function publishFirstCriteria(work: Work): Promise<void> {
  const known = await work.sql
    .selectFrom('criteria.criteria_version')
    .select('version')
    .where('client_id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (known !== undefined) return;
  work.record(
    criteriaPublished,
    { clientId: null, id: work.newId() },
    { categoryId: null, version: 1, criteria: firstCriteria.map((one) => ({ ...one })), note: null },
  );
}
