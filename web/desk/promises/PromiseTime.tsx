import { Button, Kbd, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { distanceText, momentText } from '../../platform/time/moments.ts';
import { useTicking } from '../../platform/time/ticking.ts';
import { useViewerZone } from '../../platform/time/zone.ts';
import classes from './promises.module.css';
import { pickedAt, type QuickPick, quickPicks } from './quick-picks.ts';
import { instantOf, localText } from './quick-times.ts';

interface PromiseTimeProps {
  readonly value: string;
  readonly onChange: (at: string) => void;
  /** The requester's zone, in which they will read it. */
  readonly homeZone?: string | undefined;
  readonly error?: string | undefined;
  readonly numbered?: boolean;
}

/** By when: quick picks, or any time in the viewer's zone, which is named; and what the requester's own clock shows when theirs is another. */
export function PromiseTime({ value, onChange, homeZone, error, numbered = false }: PromiseTimeProps) {
  const { t, i18n } = useTranslation('promises');
  const zone = useViewerZone();
  const away = useTicking((now) => distanceText(value, { language: i18n.language, now }) ?? null);
  const theirs = useTicking((now) => (homeZone === undefined ? null : momentText(value, { language: i18n.language, zone: homeZone, now })));
  const label = usePickLabel();
  return (
    <div className={classes.time}>
      <TextInput
        type="datetime-local"
        label={t('byInZone', { zone })}
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
        {quickPicks.map((pick) => (
          <Button
            key={pick.key}
            variant="default"
            size="compact-sm"
            onClick={() => onChange(pickedAt(pick, zone))}
            {...(numbered && { leftSection: <Kbd size="xs">{pick.key}</Kbd> })}
          >
            {label(pick)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** How a pick is called: `in 30 min`, `in 2 h`, `15:00`. */
export function usePickLabel(): (pick: QuickPick) => string {
  const { t } = useTranslation('promises');
  return ({ minutes, hour }) => {
    if (minutes === undefined) return `${hour}:00`;
    return minutes < 60 ? t('inMinutes', { count: minutes }) : t('inHours', { count: minutes / 60 });
  };
}
