import { NumberInput, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
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
}

/** "Opened Friday 17:40, 8 hours: due …", by the calendar as it is being edited, with every step. */
export function Simulator({ clientId, definition, zone }: SimulatorProps) {
  const { t } = useTranslation('calendars');
  const [opened, setOpened] = useState(() => localText(Temporal.Instant.fromEpochMilliseconds(serverNow()), zone));
  const [hours, setHours] = useState(8);
  const minutes = Math.round(hours * 60);
  const openedAt = instantIn(zone, opened);
  const isReady = definition !== undefined && openedAt !== undefined;
  const [asked] = useDebouncedValue(JSON.stringify({ definition, openedAt, minutes }), pauseMilliseconds);
  // Written a line above.
  const settled = JSON.parse(asked) as { definition?: CalendarDefinition; openedAt?: string; minutes: number };
  const simulated = useRead(
    simulateClock,
    {
      clientId,
      openedAt: settled.openedAt ?? '',
      minutes: settled.minutes,
      calendar: { definition: settled.definition ?? { zone, week: {}, holidays: [] } },
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
            value={hours}
            onChange={(value) => setHours(Number(value))}
          />
        </div>
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
