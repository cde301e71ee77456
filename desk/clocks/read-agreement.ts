import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { agreementsOf, inForce } from './agreements.ts';
import type { readAgreement as operation } from './contract.ts';

/** The agreement that new tickets of a client are bound to now. */
export const readAgreement: Handler<typeof operation> = async (work, { clientId }) => {
  const agreement = inForce(await agreementsOf(work.sql, [clientId]), clientId, work.at);
  if (agreement === undefined) return refuse(notFound);
  const { agreementId, name, version, calendar, targets, effectiveFrom } = agreement;
  return {
    agreementId,
    clientId,
    name,
    version,
    calendar: calendar.definition,
    targets: [...targets],
    effectiveFrom: effectiveFrom.toString(),
  };
};
