import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCalendars, publishCalendar } from '../../../estate/calendars/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { ZoneSelect } from '../../platform/time/ZoneSelect.tsx';
import classes from './calendars.module.css';
import { type CalendarDraft, definitionOf } from './draft.ts';
import { HolidayFields } from './HolidayFields.tsx';
import { instantIn } from './local-time.ts';
import { Simulator, type TargetSlot } from './Simulator.tsx';
import { WeekFields } from './WeekFields.tsx';

interface CalendarEditorProps {
  readonly clientId: string;
  readonly start: CalendarDraft;
  /** Sites that have no calendar yet. */
  readonly sites: readonly { readonly siteId: string; readonly name: string }[];
  readonly mayPublish: boolean;
  readonly onPublished: (calendarId: string) => void;
  readonly target?: TargetSlot | undefined;
  /** What stands below the simulator. */
  readonly children?: ReactNode;
}

/** Edits a calendar beside the simulator, which shows what it would do, and publishes it as a new version. */
export function CalendarEditor({ clientId, start, sites, mayPublish, onPublished, target, children }: CalendarEditorProps) {
  const { t } = useTranslation('calendars');
  const [draft, setDraft] = useState(start);
  const [effective, setEffective] = useState('');
  const change = (part: Partial<CalendarDraft>) => setDraft({ ...draft, ...part });
  const definition = definitionOf(draft);
  const publish = useCommand(publishCalendar, {
    renews: [listCalendars],
    onDone: ({ calendarId, name }) => {
      say(t('published', { name }));
      onPublished(calendarId);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (definition === undefined) return;
    const effectiveFrom = effective === '' ? undefined : instantIn(draft.zone, effective);
    publish.mutate({
      clientId,
      name: draft.name.trim(),
      definition,
      ...(draft.calendarId === undefined ? draft.siteId !== '' && { siteId: draft.siteId } : { calendarId: draft.calendarId }),
      ...(effectiveFrom !== undefined && { effectiveFrom }),
    });
  };
  return (
    <>
      <Panel title={draft.calendarId === undefined ? t('newCalendar') : t('edit')}>
        <form className={classes.inside} onSubmit={submit}>
          <div className={classes.pair}>
            <TextInput
              label={t('name')}
              required
              withAsterisk={false}
              maxLength={80}
              value={draft.name}
              onChange={({ currentTarget: { value } }) => change({ name: value })}
            />
            <ZoneSelect value={draft.zone} onChange={(zone) => change({ zone })} />
            {draft.calendarId === undefined && (
              <NativeSelect
                label={t('for')}
                value={draft.siteId}
                onChange={({ currentTarget: { value } }) => change({ siteId: value })}
                data={[{ value: '', label: t('wholeClient') }, ...sites.map(({ siteId, name }) => ({ value: siteId, label: name }))]}
              />
            )}
          </div>
          <WeekFields week={draft.week} onChange={(week) => change({ week })} />
          <HolidayFields holidays={draft.holidays} zone={draft.zone} onChange={(holidays) => change({ holidays })} />
          {mayPublish && (
            <>
              <TextInput
                type="datetime-local"
                label={t('effectiveFrom', { zone: draft.zone })}
                description={t('effectiveHint')}
                value={effective}
                onChange={({ currentTarget: { value } }) => setEffective(value)}
              />
              <Refusal problem={publish.error} />
              <div className={formClasses.end}>
                <p className={formClasses.hint}>{t('openKeep')}</p>
                <Button type="submit" disabled={definition === undefined || draft.name.trim() === ''} loading={publish.isPending}>
                  {t('publish')}
                </Button>
              </div>
            </>
          )}
        </form>
      </Panel>
      <div className={classes.beside}>
        <Simulator
          clientId={clientId}
          definition={definition}
          zone={draft.zone}
          calendarId={draft.calendarId}
          isChanged={JSON.stringify(draft) !== JSON.stringify(start)}
          target={target}
        />
        {children}
      </div>
    </>
  );
}
