import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listTeams } from '../../../estate/people/contract.ts';
import { useAll } from '../../api/use-all.ts';
import formClasses from '../../platform/parts/form.module.css';
import type { Tier } from './tiers.ts';

interface TeamsFieldProps {
  readonly tier: Tier;
  readonly value: readonly string[];
  readonly onChange: (teamIds: readonly string[]) => void;
}

/** The teams of a tier, to be ticked. */
export function TeamsField({ tier, value, onChange }: TeamsFieldProps) {
  const { t } = useTranslation('people');
  const teams = useAll(listTeams, { tier });
  if (teams.data?.items.length === 0) return <p className={formClasses.hint}>{t('noTeamAtTier', { tier })}</p>;
  return (
    <Checkbox.Group label={t('teams')} value={[...value]} onChange={onChange}>
      <div className={formClasses.actions}>
        {teams.data?.items.map(({ teamId, name }) => (
          <Checkbox key={teamId} value={teamId} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
