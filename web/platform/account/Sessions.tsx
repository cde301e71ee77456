import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listSessions, revokeSession } from '../../../platform/identity/contract.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import { Loading } from '../parts/Loading.tsx';
import classes from '../parts/list-page.module.css';
import { Panel } from '../parts/Panel.tsx';
import { Refusal } from '../parts/Refusal.tsx';
import { Moment } from '../time/Moment.tsx';
import { deviceText } from './device-text.ts';

/** Every place you are signed in at, each to be ended. */
export function Sessions() {
  const { t } = useTranslation('account');
  const sessions = useRead(listSessions, {});
  const end = useCommand(revokeSession, { renews: [listSessions] });
  return (
    <Panel title={t('sessions')}>
      <div className={classes.inside}>
        {sessions.isPending && <Loading lines={2} />}
        <Refusal problem={sessions.error ?? end.error} />
        <ul className={classes.plain}>
          {sessions.data?.items.map(({ sessionId, openedAt, lastUsedAt, address, userAgent, current }) => (
            <li key={sessionId}>
              <div>
                <strong>{address}</strong> {current && `(${t('thisSession')})`}
                <p className={classes.muted}>
                  {t('sessionSince')} <Moment at={openedAt} />, {t('lastUsed')} <Moment at={lastUsedAt} distance />
                </p>
                <p className={classes.muted} title={userAgent}>
                  {deviceText(userAgent)}
                </p>
              </div>
              {!current && (
                <Button variant="default" size="compact-sm" onClick={() => end.mutate({ sessionId })}>
                  {t('endSession')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
