import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './calendars.module.css';
import { barsOf, spansOf, spansText, type Weekday, type WeekText, weekdays } from './week-text.ts';

/** The week: for each day its spans as text, and how they lie on 24 hours. */
export function WeekFields({ week, onChange }: { week: WeekText; onChange: (week: WeekText) => void }) {
  const { t } = useTranslation('calendars');
  const set = (day: Weekday, text: string) => onChange({ ...week, [day]: text });
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
          <span className={classes.bar} aria-hidden>
            {barsOf(week, day).map(({ from, to }) => (
              <span key={`${from}-${to}`} style={{ insetInlineStart: `${from}%`, inlineSize: `${to - from}%` }} />
            ))}
          </span>
        </div>
      ))}
      <div className={classes.axis} aria-hidden>
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onChange({ ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon })}
      >
        {t('likeMonday')}
      </Button>
    </fieldset>
  );
}
