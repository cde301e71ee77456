import type { z } from 'zod';
import type { listAgreements, publishAgreement } from '../../../desk/agreements/contract.ts';
import { type AgreementKind, defaultReopenWorkingDays, defaultTerms, defaultWarnings } from '../../../desk/agreements/rules.ts';

export type Agreement = z.output<typeof listAgreements.reply>['items'][number];
export type AgreementDraft = Omit<z.output<typeof publishAgreement.input>, 'clientId' | 'effectiveFrom'>;

/** What the next version begins with: all that stands now. */
export function nextVersion({
  agreementId,
  kind,
  name,
  scope,
  calendarId,
  terms,
  warnings,
  pauses,
  reopenWorkingDays,
}: Agreement): AgreementDraft {
  return { agreementId, kind, name, scope, calendarId, terms, warnings, pauses, reopenWorkingDays, ended: false };
}

/** What a new agreement of a kind begins with. */
export function newAgreement(kind: AgreementKind, name: string, calendarId: string): AgreementDraft {
  const terms = kind === 'sla' ? [...defaultTerms] : [{ resolutionMinutes: 480 }];
  const scope = kind === 'ola' ? { tier: 2 as const } : kind === 'underpinning' ? { supplier: '' } : {};
  const warnings = [...defaultWarnings];
  return { kind, name, scope, calendarId, terms, warnings, pauses: [], reopenWorkingDays: defaultReopenWorkingDays, ended: false };
}
