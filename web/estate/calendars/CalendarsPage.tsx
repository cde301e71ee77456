import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportCalendar, listCalendars } from '../../../estate/calendars/contract.ts';
import { readClient } from '../../../estate/clients/contract.ts';
import { fileAddress } from '../../api/request.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { CalendarEditor } from './CalendarEditor.tsx';
import classes from './calendars.module.css';
import { type CalendarShown, draftOf, newDraft } from './draft.ts';
import type { TargetSlot } from './Simulator.tsx';

/** When a client and its sites work: their calendars, the versions of each, an editor, and a simulator beside it. */
export function CalendarsPage({ target }: { target?: TargetSlot }) {
  const { t } = useTranslation('calendars');
  const { can } = useSession();
  const { clientId } = useParams({ from: '/desk/admin/clients/$clientId/calendars' });
  const client = useRead(readClient, { clientId });
  const calendars = useRead(listCalendars, { clientId });
  const [chosenId, setChosenId] = useState<string>();
  useTitle(client.data === undefined ? t('title') : t('titleOf', { client: client.data.name }));
  const problem = client.error ?? calendars.error;
  if (problem) return <Trouble isPage problem={problem} onRetry={() => void Promise.all([client.refetch(), calendars.refetch()])} />;
  if (client.data === undefined || calendars.data === undefined) return <Loading />;

  const { items } = calendars.data;
  const chosen = chosenId === 'new' ? undefined : (items.find(({ calendarId }) => calendarId === chosenId) ?? items[0]);
  const start = (chosen && draftOf(chosen)) ?? newDraft(client.data.timeZone);
  const sites = client.data.sites.filter(({ siteId }) => !items.some((calendar) => calendar.siteId === siteId));
  const mayPublish = can('agreement.manage', clientId);
  return (
    <div className={listClasses.page}>
      <header className={listClasses.top}>
        <h1>{t('titleOf', { client: client.data.name })}</h1>
        <Link className={classes.back} to="/admin/clients/$clientId" params={{ clientId }}>
          {t('backToClient')}
        </Link>
      </header>
      <nav className={classes.tabs} aria-label={t('title')}>
        {items.map(({ calendarId, name, siteName }) => (
          <Button
            key={calendarId}
            size="compact-sm"
            variant={calendarId === chosen?.calendarId ? 'filled' : 'default'}
            aria-current={calendarId === chosen?.calendarId}
            onClick={() => setChosenId(calendarId)}
          >
            {siteName === null ? name : t('nameAtSite', { name, site: siteName })}
          </Button>
        ))}
        {mayPublish && (
          <Button
            size="compact-sm"
            variant={chosenId === 'new' ? 'filled' : 'default'}
            aria-current={chosenId === 'new'}
            onClick={() => setChosenId('new')}
          >
            {t('newCalendar')}
          </Button>
        )}
      </nav>
      <div className={classes.columns}>
        <CalendarEditor
          key={`${start.calendarId ?? 'new'} ${chosen?.versions.length ?? 0}`}
          clientId={clientId}
          start={start}
          sites={sites}
          mayPublish={mayPublish}
          onPublished={setChosenId}
          target={target}
        >
          {chosen && <Versions calendar={chosen} />}
        </CalendarEditor>
      </div>
    </div>
  );
}

function Versions({ calendar: { clientId, calendarId, versions } }: { calendar: CalendarShown }) {
  const { t } = useTranslation('calendars');
  return (
    <Panel title={t('versions')}>
      <ol className={classes.versions}>
        {versions.map(({ version, words, effectiveFrom, publishedBy, current }) => (
          <li key={version}>
            <strong>{current ? t('versionInForce', { version }) : t('version', { version })}</strong>
            <span>
              {t('from')} <Moment at={effectiveFrom} /> · {publishedBy}
            </span>
            <span>{words}</span>
            <a href={fileAddress(exportCalendar, { clientId, calendarId, version })} download>
              {t('export', { version })}
            </a>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
