import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listTeams } from '../../../estate/people/contract.ts';
import { tier } from '../../../estate/people/rules.ts';
import { useAll } from '../../api/use-all.ts';
import type { Ticket } from '../tickets/ticket.ts';
import classes from './escalation.module.css';

interface TeamFieldProps {
  readonly ticket: Pick<Ticket, 'tier'>;
  /** The team's id; empty for the one that takes what nobody addressed. */
  readonly value: string;
  readonly onChange: (teamId: string) => void;
}

/** Which team of the next tier it goes to, where there are several. */
export function TeamField({ ticket, value, onChange }: TeamFieldProps) {
  const { t } = useTranslation('escalation');
  const above = tier.safeParse(ticket.tier + 1).data;
  const teams = useAll(listTeams, { tier: above }, { enabled: above !== undefined });
  const offered = teams.data?.items ?? [];
  if (offered.length < 2) return null;
  return (
    <div className={classes.group}>
      <NativeSelect
        label={t('toTeam')}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        data={[
          { value: '', label: t('toTeamUsual') },
          ...offered.map(({ teamId, name, specialism }) => ({
            value: teamId,
            label: specialism === null ? name : t('toTeamOf', { name, specialism }),
          })),
        ]}
      />
    </div>
  );
}
