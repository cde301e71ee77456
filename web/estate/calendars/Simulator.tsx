import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { simulateClock } from '../../../estate/calendars/contract.ts';
import type { CalendarDefinition } from '../../../platform/calendar/definition.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { serverNow } from '../../platform/time/server-time.ts';
import classes from './calendars.module.css';
import { instantIn, localText } from './local-time.ts';

/** While somebody types, the desk is not asked for every letter. */
const pauseMilliseconds = 300;

interface SimulatorProps {
  readonly clientId: string;
  /** What stands in the editor; nothing while it cannot be read. */
  readonly definition: CalendarDefinition | undefined;
  readonly zone: string;
  /** The calendar that is edited; nothing for a new one. */
  readonly calendarId: string | undefined;
  /** Whether the editor says something else than what is published. */
  readonly isChanged: boolean;
  /** Fields that choose a target in place of plain hours. */
  readonly target?: TargetSlot | undefined;
}

/** Fields that say how many working minutes are asked for; undefined leaves it to the hours. */
export type TargetSlot = (onChoose: (minutes: number | undefined) => void) => ReactNode;

/**
 * "Opened Friday 17:40 as P2: due …", with every step: by all published versions, each from its effective date on, as a ticket is measured;
 * or by the calendar as it is being edited, as if it had always been so.
 */
export function Simulator({ clientId, definition, zone, calendarId, isChanged, target }: SimulatorProps) {
  const { t } = useTranslation('calendars');
  const [opened, setOpened] = useState(() => localText(Temporal.Instant.fromEpochMilliseconds(serverNow()), zone));
  const [hours, setHours] = useState(8);
  const [chosen, setChosen] = useState<number>();
  const [by, setBy] = useState<'draft' | 'published'>();
  const isPublished = calendarId !== undefined && (by ?? (isChanged ? 'draft' : 'published')) === 'published';
  const minutes = chosen ?? Math.round(hours * 60);
  const openedAt = instantIn(zone, opened);
  const isReady = definition !== undefined && openedAt !== undefined;
  const [asked] = useDebouncedValue(JSON.stringify({ definition, openedAt, minutes, isPublished }), pauseMilliseconds);
  // Written a line above.
  const settled = JSON.parse(asked) as { definition?: CalendarDefinition; openedAt?: string; minutes: number; isPublished: boolean };
  const simulated = useRead(
    simulateClock,
    {
      clientId,
      openedAt: settled.openedAt ?? '',
      minutes: settled.minutes,
      calendar:
        settled.isPublished && calendarId !== undefined
          ? { calendarId }
          : { definition: settled.definition ?? { zone, week: {}, holidays: [] } },
    },
    { enabled: isReady && settled.definition !== undefined && settled.openedAt !== undefined, keep: true },
  );
  return (
    <Panel title={t('simulator')}>
      <div className={classes.inside}>
        <div className={classes.pair}>
          <TextInput
            type="datetime-local"
            label={t('openedAt', { zone })}
            value={opened}
            onChange={({ currentTarget: { value } }) => setOpened(value)}
          />
          <NumberInput
            label={t('target')}
            min={0}
            max={8760}
            step={1}
            decimalScale={2}
            value={chosen === undefined ? hours : chosen / 60}
            readOnly={chosen !== undefined}
            onChange={(value) => setHours(Number(value))}
          />
        </div>
        {target?.(setChosen)}
        {calendarId !== undefined && (
          <NativeSelect
            label={t('simulatedOn')}
            value={isPublished ? 'published' : 'draft'}
            onChange={({ currentTarget: { value } }) => setBy(value === 'published' ? 'published' : 'draft')}
            data={[
              { value: 'published', label: t('onPublished') },
              { value: 'draft', label: t('onDraft') },
            ]}
          />
        )}
        {!isReady && <p className={classes.hint}>{t('notReady')}</p>}
        {isReady && simulated.isPending && <Loading lines={3} />}
        {isReady && <Refusal problem={simulated.error} />}
        {isReady && simulated.data && (
          <>
            <p className={classes.due} role="status">
              {t('due', {
                at: localText(Temporal.Instant.from(simulated.data.dueAt), simulated.data.zone).replace('T', ' '),
                zone: simulated.data.zone,
              })}
            </p>
            <ol className={classes.steps}>
              {simulated.data.steps.map(({ kind, from, words }) => (
                <li key={`${kind} ${from}`} data-kind={kind}>
                  {words}
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </Panel>
  );
}
