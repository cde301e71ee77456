import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { secretsIn } from '../../../platform/secrets/find-secrets.ts';
import classes from './secrets.module.css';

/** Warns whoever writes a secret, before it is sent: what was found, and that it will be hidden. */
export function SecretWarning({ words }: { words: string }) {
  const { t } = useTranslation('tickets');
  const kinds = [...new Set(secretsIn(words).map(({ kind }) => kind))];
  return (
    <p className={classes.warning} role="status" data-found={kinds.length > 0}>
      {kinds.length > 0 && (
        <>
          <IconLock size={16} stroke={1.8} aria-hidden />
          <span>
            <strong>{t('secret.found', { kinds: kinds.map((kind) => t(`secret.kinds.${kind}`)).join(', ') })}</strong>{' '}
            {t('secret.willHide')}
          </span>
        </>
      )}
    </p>
  );
}
