import { criterion, noCriterion } from '../../../desk/criteria/rules.ts';
import type { PacketDraft } from '../../../desk/escalation/packet.ts';
import { instantOf } from '../promises/quick-times.ts';

/** What somebody has typed into the escalation so far: plain texts, so that they are kept as they are. */
export const emptyEscalation = {
  criterion: '',
  criterionDetail: '',
  system: '',
  right: '',
  question: '',
  errorText: '',
  asset: '',
  os: '',
  application: '',
  networkPlace: '',
  recentChanges: '',
  peopleAffected: '',
  howBadly: '',
  since: '',
  whatItStops: '',
  workaround: '',
  nextUpdate: '',
  overrideReason: '',
  toTeamId: '',
};
export type EscalationDraft = typeof emptyEscalation;

/** The draft under which a ticket's escalation is kept; the packet card reads it too. */
export function draftKey(accountId: string, ticketId: string): string {
  return `${accountId}.${ticketId}.escalation`;
}

/** What would be sent if it were sent now. Fields left empty are left out. */
export function packetOf(draft: EscalationDraft, zone: string): PacketDraft {
  const people = Number.parseInt(draft.peopleAffected, 10);
  const since = draft.since === '' ? undefined : instantOf(draft.since, zone);
  return {
    criterion: criterion.catch(noCriterion).parse(draft.criterion),
    ...filled(draft, ['criterionDetail', 'question', 'errorText']),
    ...lacking(draft),
    environment: filled(draft, ['asset', 'os', 'application', 'networkPlace', 'recentChanges']),
    extent: {
      ...filled(draft, ['howBadly', 'whatItStops', 'workaround']),
      ...(people > 0 && { peopleAffected: people }),
      ...(since !== undefined && { since }),
    },
  };
}

/** The right that is missing; half of it says nothing. */
function lacking({ system, right }: EscalationDraft): Pick<PacketDraft, 'accessLacking'> {
  if (system.trim() === '' || right.trim() === '') return {};
  return { accessLacking: { system: system.trim(), right: right.trim() } };
}

function filled<Field extends keyof EscalationDraft>(draft: EscalationDraft, fields: readonly Field[]): Partial<Record<Field, string>> {
  const entries = fields.flatMap((field) => (draft[field].trim() === '' ? [] : [[field, draft[field].trim()] as const]));
  // Object.fromEntries forgets which names went in.
  return Object.fromEntries(entries) as Partial<Record<Field, string>>;
}
