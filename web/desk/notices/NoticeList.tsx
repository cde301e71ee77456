import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { PriorityMark } from '../tickets/PriorityMark.tsx';
import type { Notice } from './notice.ts';
import classes from './notices.module.css';
import { useNoticeActions } from './use-notice-actions.ts';
import { useNoticeWords } from './use-notice-words.ts';

interface NoticeListProps {
  readonly notices: readonly Notice[];
  readonly onOpen?: () => void;
}

/** What somebody was told, newest first: what and why, the ticket to open, and who has it in hand. */
export function NoticeList({ notices, onOpen }: NoticeListProps) {
  const { t } = useTranslation('notices');
  const words = useNoticeWords();
  const { can } = useSession();
  const { read, acknowledge } = useNoticeActions();
  return (
    <ul className={classes.list}>
      {notices.map((notice) => {
        const { noticeId, at, readAt, ticket, about, acknowledged } = notice;
        const { headline, why } = words(notice);
        const isUnread = readAt === null;
        return (
          <li key={noticeId} className={classes.notice} data-unread={isUnread} data-kind={notice.kind}>
            <div className={classes.line}>
              <Link
                to="/t/$reference"
                params={{ reference: ticket.reference }}
                onClick={() => {
                  if (isUnread) read(noticeId);
                  onOpen?.();
                }}
              >
                {isUnread && <span className={classes.dot} role="img" aria-label={t('isUnread')} />}
                {headline}
              </Link>
              <span className={classes.when}>
                <Moment at={at} distance />
              </span>
            </div>
            <p className={classes.title}>
              <PriorityMark priority={ticket.priority} /> {ticket.title} <span className={classes.muted}>· {ticket.clientName}</span>
            </p>
            <p className={classes.muted}>{why}</p>
            {acknowledged !== null && (
              <p className={classes.inHand}>
                {t('inHand', { name: acknowledged.byName })} <Moment at={acknowledged.at} />
              </p>
            )}
            <div className={classes.actions}>
              {about.of === 'clock' && acknowledged === null && can('warning.acknowledge', ticket.clientId) && (
                <Button variant="default" size="compact-xs" onClick={() => acknowledge(ticket, about)}>
                  {t('acknowledge')}
                  <span className={classes.spoken}> {headline}</span>
                </Button>
              )}
              {isUnread && (
                <Button variant="subtle" size="compact-xs" onClick={() => read(noticeId)}>
                  {t('markRead')}
                  <span className={classes.spoken}> {headline}</span>
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
