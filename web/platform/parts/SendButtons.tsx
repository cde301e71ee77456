import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { modifierName } from '../keys/key-names.ts';
import formClasses from './form.module.css';

interface SendButtonsProps {
  readonly label: string;
  readonly isSending: boolean;
  readonly isReady?: boolean;
  readonly onCancel?: () => void;
  readonly hint?: string | undefined;
}

/** Send, with its key, and a way back. */
export function SendButtons({ label, isSending, isReady = true, onCancel, hint }: SendButtonsProps) {
  const { t } = useTranslation();
  return (
    <div className={formClasses.end}>
      {hint !== undefined && <p className={formClasses.hint}>{hint}</p>}
      {onCancel && (
        <Button variant="default" size="sm" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
      <Button type="submit" size="sm" loading={isSending} disabled={!isReady} rightSection={<Kbd size="xs">{modifierName()}⏎</Kbd>}>
        {label}
      </Button>
    </div>
  );
}
