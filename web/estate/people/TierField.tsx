import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asTier, type Tier, tiers } from './tiers.ts';

/** At which tier somebody, or a team, works. */
export function TierField({ value, onChange }: { value: Tier; onChange: (tier: Tier) => void }) {
  const { t } = useTranslation('people');
  return (
    <NativeSelect
      label={t('tier')}
      data={tiers.map((tier) => ({ value: String(tier), label: t('tierNumber', { tier }) }))}
      value={String(value)}
      onChange={({ currentTarget }) => onChange(asTier(currentTarget.value))}
    />
  );
}
