import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotices } from '../../../desk/notices/contract.ts';
import { useList } from '../../api/use-list.ts';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { NoticeList } from './NoticeList.tsx';
import classes from './notices.module.css';
import { useNoticeActions } from './use-notice-actions.ts';

/** Everything somebody was told, newest first. */
export function NoticesPage() {
  const { t } = useTranslation('notices');
  const [show, setShow] = useState<'all' | 'unread'>('all');
  const list = useList(listNotices, { show });
  const { readAll } = useNoticeActions();
  const newest = list.items[0];
  return (
    <ListPage
      title={t('title')}
      list={list}
      emptyText={show === 'unread' ? t('emptyUnread') : t('empty')}
      action={
        <div className={classes.choice}>
          <SegmentedControl
            size="xs"
            aria-label={t('show')}
            data={[
              { value: 'all', label: t('showAll') },
              { value: 'unread', label: t('showUnread') },
            ]}
            value={show}
            onChange={setShow}
          />
          {list.items.some(({ readAt }) => readAt === null) && newest && (
            <Button variant="default" size="compact-sm" onClick={() => readAll(newest.at)}>
              {t('readAll')}
            </Button>
          )}
        </div>
      }
    >
      <NoticeList notices={list.items} />
    </ListPage>
  );
}
