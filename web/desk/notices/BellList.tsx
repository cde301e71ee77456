import { Button, CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotices } from '../../../desk/notices/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { NoticeList } from './NoticeList.tsx';
import classes from './notices.module.css';
import { useNoticeActions } from './use-notice-actions.ts';

/** The bell shows what is newest; the page has the rest. */
const mostShown = 20;

/** What is newest of what somebody was told, with what there is to do about it. */
export function BellList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('notices');
  const list = useRead(listNotices, { limit: mostShown });
  const { readAll } = useNoticeActions();
  const items = list.data?.items ?? [];
  const newest = items[0];
  const over = useRef<HTMLDivElement>(null);
  useEffect(() => over.current?.focus(), []);
  useKeys([{ keys: 'Escape', label: t('close'), run: onClose, notInPalette: true }], { stops: 'keys' });
  return (
    <div ref={over} role="dialog" aria-label={t('title')} tabIndex={-1} className={classes.over}>
      <div className={classes.head}>
        <h2>{t('title')}</h2>
        {items.some(({ readAt }) => readAt === null) && newest && (
          <Button variant="subtle" size="compact-xs" onClick={() => readAll(newest.at)}>
            {t('readAll')}
          </Button>
        )}
        <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
      </div>
      <div className={classes.scroll}>
        {list.isPending && <Loading lines={3} />}
        {list.error && items.length === 0 && <Trouble problem={list.error} onRetry={() => void list.refetch()} />}
        {list.data && items.length === 0 && <Empty title={t('empty')} />}
        <NoticeList notices={items} onOpen={onClose} />
      </div>
      <div className={classes.foot}>
        <Link to="/notices" onClick={onClose}>
          {t('all')}
        </Link>
        <Link to="/account" onClick={onClose}>
          {t('wishes')}
        </Link>
      </div>
    </div>
  );
}
