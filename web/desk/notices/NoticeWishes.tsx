import { Button, Checkbox, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { changeNoticeSettings, readNoticeSettings } from '../../../desk/notices/contract.ts';
import { noticeKind } from '../../../desk/notices/rules.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import classes from './notices.module.css';

type Settings = z.output<typeof readNoticeSettings.reply>;

/** How somebody wants to be told: what by mail, and when not. */
export function NoticeWishes() {
  const { t } = useTranslation('notices');
  const settings = useRead(readNoticeSettings, {});
  return (
    <Panel title={t('wishes')}>
      <div className={listClasses.inside}>
        {settings.isPending && <Loading lines={3} />}
        <Refusal problem={settings.error} />
        {settings.data && <Form key={settings.data.version} settings={settings.data} />}
      </div>
    </Panel>
  );
}

const firstNight = { from: '20:00', to: '07:00' };

function Form({ settings }: { settings: Settings }) {
  const { t } = useTranslation('notices');
  const { mailConfigured } = useSession();
  const [mail, setMail] = useState(settings.mail);
  const [quiet, setQuiet] = useState(settings.quiet);
  const [urgentAnyway, setUrgentAnyway] = useState(settings.urgentAnyway);
  const change = useCommand(changeNoticeSettings, { renews: [readNoticeSettings], onDone: () => say(t('saved')) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ mail, quiet, urgentAnyway });
  };
  return (
    <form onSubmit={send} className={classes.wishes}>
      <p className={listClasses.muted}>
        {settings.email === null ? t('noAddress') : mailConfigured ? t('mailTo', { email: settings.email }) : t('noMail')}
      </p>
      <fieldset>
        <legend>{t('byMail')}</legend>
        {noticeKind.options.map((kind) => (
          <Checkbox
            key={kind}
            size="xs"
            label={t(`kinds.${kind}`)}
            checked={mail[kind]}
            onChange={({ currentTarget: { checked } }) => setMail({ ...mail, [kind]: checked })}
          />
        ))}
      </fieldset>
      <Switch
        size="sm"
        label={t('quiet')}
        description={t('quietHint', { zone: settings.timeZone })}
        checked={quiet !== null}
        onChange={({ currentTarget: { checked } }) => setQuiet(checked ? (settings.quiet ?? firstNight) : null)}
      />
      {quiet !== null && (
        <>
          <div className={classes.hours}>
            <TextInput
              type="time"
              required
              label={t('from')}
              value={quiet.from}
              onChange={({ currentTarget: { value } }) => setQuiet({ ...quiet, from: value })}
            />
            <TextInput
              type="time"
              required
              label={t('to')}
              value={quiet.to}
              onChange={({ currentTarget: { value } }) => setQuiet({ ...quiet, to: value })}
            />
          </div>
          <Checkbox
            size="xs"
            label={t('urgentAnyway')}
            checked={urgentAnyway}
            onChange={({ currentTarget: { checked } }) => setUrgentAnyway(checked)}
          />
        </>
      )}
      <Refusal problem={change.error} />
      <div>
        <Button type="submit" size="sm" loading={change.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
