import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { distanceText, momentText } from '../../platform/time/moments.ts';
import { useTicking } from '../../platform/time/ticking.ts';
import { useViewerZone } from '../../platform/time/zone.ts';
import classes from './promises.module.css';
import { inMinutes, instantOf, localText, nextAt } from './quick-times.ts';

const quickMinutes = [30, 60, 120, 240] as const;
const quickHours = [12, 15, 17] as const;

interface PromiseTimeProps {
  readonly value: string;
  readonly onChange: (at: string) => void;
  /** The requester's zone, in which they will read it. */
  readonly homeZone?: string | undefined;
  readonly error?: string | undefined;
}

/** By when: quick picks, or any time; shown in the requester's own zone too when it is another. */
export function PromiseTime({ value, onChange, homeZone, error }: PromiseTimeProps) {
  const { t, i18n } = useTranslation('promises');
  const zone = useViewerZone();
  const away = useTicking((now) => distanceText(value, { language: i18n.language, now }) ?? null);
  const theirs = useTicking((now) => (homeZone === undefined ? null : momentText(value, { language: i18n.language, zone: homeZone, now })));
  const picks = [
    ...quickMinutes.map((minutes) => ({
      label: minutes < 60 ? t('inMinutes', { count: minutes }) : t('inHours', { count: minutes / 60 }),
      at: () => inMinutes(minutes),
    })),
    ...quickHours.map((hour) => ({ label: `${hour}:00`, at: () => nextAt(hour, zone) })),
  ];
  return (
    <div className={classes.time}>
      <TextInput
        type="datetime-local"
        label={t('by')}
        description={[away ?? '', theirs !== null && homeZone !== zone ? t('theirTime', { time: theirs, zone: homeZone }) : '']
          .filter((part) => part !== '')
          .join(' · ')}
        value={localText(value, zone)}
        onChange={({ currentTarget }) => {
          const at = instantOf(currentTarget.value, zone);
          if (at !== undefined) onChange(at);
        }}
        error={error}
      />
      <div className={classes.picks}>
        {picks.map(({ label, at }) => (
          <Button key={label} variant="default" size="compact-sm" onClick={() => onChange(at())}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
