import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listHolidayPlaces, previewHolidays } from '../../../estate/calendars/contract.ts';
import type { CalendarHoliday } from '../../../platform/calendar/definition.ts';
import { useRead } from '../../api/use-operation.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { serverNow } from '../../platform/time/server-time.ts';
import classes from './calendars.module.css';
import { holidayText } from './HolidayFields.tsx';

/** Offers the holidays of a country or region; public ones are chosen until somebody says otherwise. */
export function HolidaysOfPlace({ onTake }: { onTake: (holidays: readonly CalendarHoliday[]) => void }) {
  const { t } = useTranslation('calendars');
  const [country, setCountry] = useState('');
  const [region, setRegion] = useState('');
  const [firstYear, setFirstYear] = useState(new Date(serverNow()).getUTCFullYear());
  const [years, setYears] = useState(2);
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  const countries = useRead(listHolidayPlaces, {});
  const regions = useRead(listHolidayPlaces, { country }, { enabled: country !== '' });
  const asked = { country, firstYear, years, ...(region !== '' && { region }) };
  const found = useRead(previewHolidays, asked, { enabled: country !== '', keep: true });
  const items =
    country === '' ? [] : (found.data?.items ?? []).map((holiday) => ({ ...holiday, key: `${holidayText(holiday)} ${holiday.name}` }));
  const chosen = items.filter(({ key, kind }) => (kind === 'public') !== flipped.has(key));
  const flip = (key: string) => {
    const next = new Set(flipped);
    if (!next.delete(key)) next.add(key);
    setFlipped(next);
  };
  const take = () => {
    onTake(chosen.map(({ key: _key, kind: _kind, ...holiday }) => holiday));
    setCountry('');
  };
  return (
    <details className={classes.more}>
      <summary>{t('fromPlace')}</summary>
      <div className={classes.one}>
        <NativeSelect
          label={t('country')}
          value={country}
          onChange={({ currentTarget: { value } }) => {
            setCountry(value);
            setRegion('');
          }}
          data={[
            { value: '', label: t('choose') },
            ...(countries.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <NativeSelect
          label={t('region')}
          value={region}
          disabled={country === '' || regions.data?.items.length === 0}
          onChange={({ currentTarget: { value } }) => setRegion(value)}
          data={[
            { value: '', label: t('wholeCountry') },
            ...(country === '' ? [] : (regions.data?.items ?? [])).map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <NumberInput
          label={t('firstYear')}
          value={firstYear}
          min={1970}
          max={2200}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => setFirstYear(Number(value))}
        />
        <NumberInput
          label={t('years')}
          value={years}
          min={1}
          max={10}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => setYears(Number(value))}
        />
      </div>
      {country !== '' && <Refusal problem={found.error ?? regions.error} />}
      {items.length > 0 && (
        <>
          <ul className={classes.choices}>
            {items.map(({ key, kind, name, ...holiday }) => (
              <li key={key}>
                <Checkbox
                  size="xs"
                  label={`${holidayText(holiday)} · ${name} · ${t(`kinds.${kind}`)}`}
                  checked={(kind === 'public') !== flipped.has(key)}
                  onChange={() => flip(key)}
                />
              </li>
            ))}
          </ul>
          <Button variant="default" size="compact-sm" disabled={chosen.length === 0} onClick={take}>
            {t('takeHolidays', { count: chosen.length })}
          </Button>
        </>
      )}
      <p className={classes.hint}>
        {t('credit')}{' '}
        <a href="https://github.com/commenthol/date-holidays" rel="noreferrer" target="_blank">
          {t('creditSource')}
        </a>
      </p>
    </details>
  );
}
