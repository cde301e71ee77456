import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './checklist.module.css';

interface SkipFormProps {
  readonly action: string;
  readonly onSkip: (reason: string) => void;
  readonly onClose: () => void;
}

/** A standard step is skipped for a reason, or not at all. */
export function SkipForm({ action, onSkip, onClose }: SkipFormProps) {
  const { t } = useTranslation('tickets');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onSkip(reason.trim());
  };
  return (
    <form
      className={classes.skip}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <TextInput
        label={t('checklist.why', { action })}
        autoFocus
        required
        withAsterisk={false}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <div className={classes.ticks}>
        <Button type="submit" size="compact-sm" disabled={reason.trim() === ''}>
          {t('checklist.skip')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {t('steps.close')}
        </Button>
      </div>
    </form>
  );
}
