import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { listAgreements as operation } from './contract.ts';
import { agreementVersions, inForce } from './versions.ts';
import { viewOf } from './view.ts';

const kindOrder = ['sla', 'ola', 'underpinning'];

/** What a client was and is promised: the versions that bind tickets now say so. */
export const listAgreements: Handler<typeof operation> = async (work, { clientId }) => {
  const client = await work.sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) return refuse(notFound);
  const views = await viewOf(work.sql, { clientId });
  const versions = await agreementVersions(
    work.sql,
    views.map(({ agreementId, version }) => ({ client_id: clientId, agreement_id: agreementId, version })),
  );
  const current = new Set(inForce(versions, work.at).map(({ agreementId, version }) => `${agreementId}/${version}`));
  const names = await namesOf(
    work.sql,
    views.map(({ publishedBy }) => publishedBy),
  );
  const items = views.map((view) => ({
    ...view,
    publishedBy: names.get(view.publishedBy)?.name ?? '',
    current: current.has(`${view.agreementId}/${view.version}`),
  }));
  return { items: items.toSorted((one, other) => kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind)) };
};
