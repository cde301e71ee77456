import { IconPlugConnectedX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { subscribeToConnection, whenSilent } from '../api/connection.ts';
import { Moment } from '../platform/time/Moment.tsx';
import classes from './shell.module.css';

/** Says so when the desk does not answer, and how old is what is seen. */
export function Connection() {
  const { t } = useTranslation();
  const since = useSyncExternalStore(subscribeToConnection, whenSilent);
  return (
    <div role="status" className={classes.connection}>
      {since !== null && (
        <p>
          <IconPlugConnectedX size={16} aria-hidden /> {t('silentSince')} <Moment at={new Date(since).toISOString()} />. {t('silentAdvice')}
        </p>
      )}
    </div>
  );
}
