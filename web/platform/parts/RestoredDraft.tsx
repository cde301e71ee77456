import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import formClasses from './form.module.css';

/** Says that an editor shows changes from before, and drops them for whoever wants what stands. */
export function RestoredDraft({ isRestored, onDrop }: { isRestored: boolean; onDrop: () => void }) {
  const { t } = useTranslation('tickets');
  if (!isRestored) return null;
  return (
    <div className={formClasses.actions} role="status">
      <p className={formClasses.hint}>{t('restored.back')}</p>
      <Button variant="default" size="xs" onClick={onDrop}>
        {t('restored.drop')}
      </Button>
    </div>
  );
}
