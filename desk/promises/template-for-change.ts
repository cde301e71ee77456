import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { templateKind } from './template.ts';

/** A template that the caller may change, its row locked until this work ends; foreign ones are not found. */
export async function templateForChange(work: Work, templateId: string) {
  const row = await work.sql
    .selectFrom('promises.template')
    .select(['client_id', 'kind', 'version', 'retired_at'])
    .where('id', '=', templateId)
    .forUpdate()
    .executeTakeFirst();
  // What every client uses is changed only by who serves them all.
  if (row === undefined || (row.client_id === null && work.reach !== '*')) return refuse(notFound);
  const { client_id: clientId, version, retired_at: retiredAt } = row;
  return { stream: { clientId, id: templateId }, kind: templateKind.parse(row.kind), version, isRetired: retiredAt !== null };
}
