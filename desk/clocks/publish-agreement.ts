import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { publishAgreement as operation } from './contract.ts';
import { agreementPublished } from './facts.ts';
import { effectiveInThePast, targetsIncomplete } from './refusals.ts';

/** Puts a new version of a client's agreement in force. Tickets that are open keep the version they were opened under. */
export const publishAgreement: Handler<typeof operation> = async (work, { clientId, name, calendar, targets, effectiveFrom }) => {
  const effective = effectiveFrom === undefined ? work.at : Temporal.Instant.from(effectiveFrom);
  if (Temporal.Instant.compare(effective, work.at) < 0) refuse(effectiveInThePast);
  if (new Set(targets.map((target) => target.priority)).size !== 4) refuse(targetsIncomplete);
  const latest = await work.sql
    .selectFrom('clocks.agreement_version')
    .select(['agreement_id', 'version'])
    .where('client_id', '=', clientId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (latest === undefined) return refuse(notFound);
  const version = latest.version + 1;
  work.record(
    agreementPublished,
    { clientId, id: latest.agreement_id },
    { version, name, calendar, targets, effectiveFrom: effective.toString() },
  );
  return { agreementId: latest.agreement_id, clientId, name, version, calendar, targets, effectiveFrom: effective.toString() };
};
