import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarHoliday } from '../../../platform/calendar/definition.ts';
import classes from './calendars.module.css';
import { withHolidays } from './draft.ts';
import { HolidaysOfFile } from './HolidaysOfFile.tsx';
import { HolidaysOfPlace } from './HolidaysOfPlace.tsx';

interface HolidayFieldsProps {
  readonly holidays: readonly CalendarHoliday[];
  readonly zone: string;
  readonly onChange: (holidays: readonly CalendarHoliday[]) => void;
}

/** Days and parts of days on which nobody works: by hand, from a country or region, from a file. */
export function HolidayFields({ holidays, zone, onChange }: HolidayFieldsProps) {
  const { t } = useTranslation('calendars');
  const take = (more: readonly CalendarHoliday[]) => onChange(withHolidays(holidays, more));
  return (
    <fieldset className={classes.week}>
      <legend>{t('holidays')}</legend>
      {holidays.length === 0 && <p className={classes.hint}>{t('noHolidays')}</p>}
      <ul className={classes.holidays}>
        {holidays.map((holiday) => (
          <li key={`${holiday.date} ${holiday.from ?? ''}`}>
            <span>{holidayText(holiday)}</span>
            <span className={classes.hint}>{holiday.name ?? ''}</span>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t('removeHoliday', { holiday: holidayText(holiday) })}
              onClick={() => onChange(holidays.filter((other) => other !== holiday))}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <OneHoliday onTake={take} />
      <HolidaysOfPlace onTake={take} />
      <HolidaysOfFile zone={zone} onTake={take} />
    </fieldset>
  );
}

/** A holiday in one line: `2026-12-24, 12:00–24:00`. */
export function holidayText({ date, from, to }: CalendarHoliday): string {
  return from === undefined || to === undefined ? date : `${date}, ${from}–${to}`;
}

const nothing = { date: '', from: '', to: '', name: '' };

function OneHoliday({ onTake }: { onTake: (holidays: readonly CalendarHoliday[]) => void }) {
  const { t } = useTranslation('calendars');
  const { t: common } = useTranslation();
  const [typed, setTyped] = useState(nothing);
  const set = (part: Partial<typeof nothing>) => setTyped({ ...typed, ...part });
  const { date, from, to, name } = typed;
  // Until midnight is written 24:00, which a time field cannot say.
  const end = to === '00:00' || (to === '' && from !== '') ? '24:00' : to;
  const isPart = from !== '' || to !== '';
  const isWrong = isPart && (from === '' ? '00:00' : from) >= end;
  const add = () => {
    onTake([{ date, ...(isPart && { from: from === '' ? '00:00' : from, to: end }), ...(name.trim() !== '' && { name: name.trim() }) }]);
    setTyped(nothing);
  };
  return (
    <div className={classes.one}>
      <TextInput type="date" label={t('date')} value={date} onChange={({ currentTarget: { value } }) => set({ date: value })} />
      <TextInput type="time" label={t('closedFrom')} value={from} onChange={({ currentTarget: { value } }) => set({ from: value })} />
      <TextInput
        type="time"
        label={t('closedTo')}
        value={to}
        onChange={({ currentTarget: { value } }) => set({ to: value })}
        error={isWrong ? t('partUnread') : undefined}
      />
      <TextInput label={t('holidayName')} value={name} maxLength={100} onChange={({ currentTarget: { value } }) => set({ name: value })} />
      <Button variant="default" disabled={date === '' || isWrong} onClick={add} aria-label={t('addHoliday')}>
        {common('add')}
      </Button>
    </div>
  );
}
