import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countUnreadNotices } from '../../../desk/notices/bell-contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { withLaterWords } from '../../words.ts';
import classes from './notices.module.css';

const BellList = lazy(withLaterWords(async () => ({ default: (await import('./BellList.tsx')).BellList })));

/** One small question, asked only while the page is seen: soon enough for what has minutes left. */
const pollMilliseconds = 20_000;

/** What waits to be read, and the list of it. What comes is said politely, in one sentence, and moves nothing on the page. */
export function Bell() {
  const { t } = useTranslation('notices');
  const [isOpen, setIsOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { data } = useRead(countUnreadNotices, {}, { again: pollMilliseconds });
  const unread = data?.unread ?? 0;
  const shown = data?.unreadIsCapped ? '99+' : String(Math.min(unread, 99));
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: PointerEvent) => {
      if (target instanceof Node && place.current?.contains(target) !== true) setIsOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);
  useKeys([{ keys: 'b', label: t('open'), run: () => setIsOpen(true), aliases: t('aliases') }]);
  return (
    <div ref={place} className={classes.place}>
      <ActionIcon
        ref={button}
        aria-label={unread === 0 ? t('none') : t('unread', { count: unread, shown })}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        title={t('open')}
        onClick={() => setIsOpen(!isOpen)}
        className={classes.bell}
      >
        <IconBell size={20} stroke={1.6} />
        {unread > 0 && (
          <span className={classes.count} aria-hidden>
            {shown}
          </span>
        )}
      </ActionIcon>
      {isOpen && (
        <Suspense>
          <BellList onClose={close} />
        </Suspense>
      )}
      <Spoken unread={data?.unread} />
    </div>
  );
}

/** Says that something came, once for all that came together; nothing for what was there when the page was opened. */
function Spoken({ unread }: { unread: number | undefined }) {
  const { t } = useTranslation('notices');
  const before = useRef<number>(undefined);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (unread === undefined) return;
    const more = before.current === undefined ? 0 : unread - before.current;
    before.current = unread;
    if (more > 0) setWords(t('came', { count: more }));
  }, [unread, t]);
  return (
    <span role="status" className={classes.spoken}>
      {words}
    </span>
  );
}
