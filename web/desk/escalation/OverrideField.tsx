import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
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
  const [isAnyway, setIsAnyway] = useState(draft.overrideReason !== '');
  if (!needed) return null;
  return (
    <>
      <Checkbox
        label={t('sendAnywayBox')}
        checked={isAnyway}
        onChange={({ currentTarget: { checked } }) => {
          setIsAnyway(checked);
          if (!checked) onChange({ ...draft, overrideReason: '' });
        }}
      />
      {isAnyway && (
        <TextInput
          label={t('sendAnywayLabel')}
          description={t('sendAnywayHint')}
          autoFocus
          value={draft.overrideReason}
          onChange={({ currentTarget: { value } }) => onChange({ ...draft, overrideReason: value })}
        />
      )}
    </>
  );
}
