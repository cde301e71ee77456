import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { dismiss, shownNotices, subscribeToNotices } from './notices.ts';
import classes from './parts.module.css';

/** Where `say` speaks. */
export function Notices() {
  const { t } = useTranslation();
  const notices = useSyncExternalStore(subscribeToNotices, shownNotices);
  return (
    <div className={classes.notices} role="status" aria-live="polite">
      {notices.map(({ id, text, tone }) => (
        <div key={id} className={classes.notice} data-tone={tone}>
          {tone === 'done' ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
          <span>{text}</span>
          <CloseButton size="sm" aria-label={t('dismiss')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
