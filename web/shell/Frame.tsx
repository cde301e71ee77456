import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { dropOldDrafts } from '../platform/parts/drafts.ts';
import { Empty } from '../platform/parts/Empty.tsx';
import { Notices } from '../platform/parts/Notices.tsx';
import { Trouble } from '../platform/parts/Trouble.tsx';
import { useTitle } from '../platform/parts/use-title.ts';

/** What is around every page, signed in or not. */
export function Frame() {
  useEffect(dropOldDrafts, []);
  return (
    <>
      <Outlet />
      <Notices />
    </>
  );
}

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation();
  useTitle(t('notFound'));
  return (
    <main>
      <Empty title={t('notFound')}>
        <Link to="/">{t('goHome')}</Link>
      </Empty>
    </main>
  );
}

/** A page that could not be drawn or read. */
export function PageTrouble({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <main>
      <Trouble isPage problem={error} onRetry={reset} />
    </main>
  );
}
