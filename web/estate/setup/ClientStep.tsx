import { useTranslation } from 'react-i18next';
import classes from '../../platform/sign-in/door.module.css';
import { ClientForm } from '../clients/ClientForm.tsx';

/** The first organization that the desk serves: the own house, or an MSP's first client. */
export function ClientStep({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  return (
    <ClientForm
      submitLabel={t('setup.client.go')}
      onDone={onDone}
      beside={
        <button type="button" className={classes.link} onClick={onDone}>
          {t('setup.later')}
        </button>
      }
    />
  );
}
