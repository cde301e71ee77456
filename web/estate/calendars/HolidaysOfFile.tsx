import { FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importHolidays } from '../../../estate/calendars/contract.ts';
import type { CalendarHoliday } from '../../../platform/calendar/definition.ts';
import { sendFile } from '../../api/send-file.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { serverNow } from '../../platform/time/server-time.ts';
import classes from './calendars.module.css';

/** This year and the next four: who plans further imports again. */
const years = 5;

/** Takes the holidays of an iCal file into the calendar, and names what could not be taken. */
export function HolidaysOfFile({ zone, onTake }: { zone: string; onTake: (holidays: readonly CalendarHoliday[]) => void }) {
  const { t } = useTranslation('calendars');
  const [problem, setProblem] = useState<unknown>();
  const [said, setSaid] = useState<{
    readonly taken: number;
    readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
  }>();
  const read = async (file: File | null) => {
    setProblem(undefined);
    setSaid(undefined);
    if (file === null) return;
    try {
      const asked = { zone, firstYear: new Date(serverNow()).getUTCFullYear(), years };
      const { items, leftOut } = await sendFile(importHolidays, asked, { file, onProgress: () => undefined });
      onTake(items);
      setSaid({ taken: items.length, leftOut });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <details className={classes.more}>
      <summary>{t('fromFile')}</summary>
      <FileInput
        label={t('file')}
        description={t('fileHint', { count: years })}
        placeholder={t('chooseFile')}
        accept=".ics,text/calendar"
        onChange={(file) => void read(file)}
      />
      <Refusal problem={problem} />
      {said && (
        <div role="status">
          <p className={classes.hint}>{t('taken', { count: said.taken })}</p>
          {said.leftOut.map(({ name, reason }) => (
            <p key={`${name} ${reason}`} className={classes.hint}>
              {t('leftOut', { name, reason })}
            </p>
          ))}
        </div>
      )}
    </details>
  );
}
