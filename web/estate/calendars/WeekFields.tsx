import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './calendars.module.css';
import { DayBar } from './DayBar.tsx';
import { spansOf, spansText, type Weekday, type WeekText, weekdays } from './week-text.ts';

/** Drags that can be taken back, the last one first. */
const mostUndone = 50;

/** The week: for each day its spans as text, and how they lie on 24 hours; typed above, or dragged on the bar. */
export function WeekFields({ week, onChange }: { week: WeekText; onChange: (week: WeekText) => void }) {
  const { t } = useTranslation('calendars');
  const set = (day: Weekday, text: string) => onChange({ ...week, [day]: text });
  const [before, setBefore] = useState<readonly WeekText[]>([]);
  const drag = (day: Weekday, text: string) => {
    setBefore([...before, week].slice(-mostUndone));
    set(day, text);
  };
  const undo = () => {
    const last = before.at(-1);
    if (last === undefined) return;
    setBefore(before.slice(0, -1));
    onChange(last);
  };
  const tidy = (day: Weekday) => {
    const spans = spansOf(week[day]);
    if (spans !== undefined) set(day, spansText(spans));
  };
  return (
    <fieldset className={classes.week}>
      <legend>{t('week')}</legend>
      <p className={classes.hint}>{t('weekHint')}</p>
      {weekdays.map((day) => (
        <div key={day} className={classes.day}>
          <TextInput
            label={t(`days.${day}`)}
            placeholder={t('closedDay')}
            value={week[day]}
            onChange={({ currentTarget: { value } }) => set(day, value)}
            onBlur={() => tidy(day)}
            error={spansOf(week[day]) === undefined ? t('spansUnread') : undefined}
          />
          <DayBar week={week} day={day} isEditable={spansOf(week[day]) !== undefined} onDrag={(text) => drag(day, text)} />
        </div>
      ))}
      <div className={classes.axis} aria-hidden>
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      <p className={classes.hint}>{t('dragHint')}</p>
      <div className={classes.weekActions}>
        <Button variant="default" size="compact-sm" disabled={before.length === 0} onClick={undo}>
          {t('undoDrag')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange({ ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon })}
        >
          {t('likeMonday')}
        </Button>
      </div>
    </fieldset>
  );
}
