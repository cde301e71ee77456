import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { browserZone } from './zone.ts';

/** Every zone this browser knows; the one at hand first. */
const zones = [...new Set([browserZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];

/** Chooses a time zone by its IANA name. */
export function ZoneSelect({ value, onChange, label }: { value: string; onChange: (zone: string) => void; label?: string }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={label ?? t('timeZone')}
      data={zones}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
