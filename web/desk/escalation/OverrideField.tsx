import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EscalationDraft } from './escalation-draft.ts';

interface OverrideFieldProps {
  readonly draft: EscalationDraft;
  readonly onChange: (draft: EscalationDraft) => void;
  readonly needed: boolean;
}

/** The soft gate: an incomplete packet goes up with a reason, which is recorded, never silently. */
export function OverrideField({ draft, onChange, needed }: OverrideFieldProps) {
  const { t } = useTranslation('escalation');
  if (!needed) return null;
  return (
    <TextInput
      label={t('sendAnywayLabel')}
      description={t('sendAnywayHint')}
      value={draft.overrideReason}
      onChange={({ currentTarget: { value } }) => onChange({ ...draft, overrideReason: value })}
    />
  );
}
