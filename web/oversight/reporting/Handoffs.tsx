import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listHandoffs } from '../../../oversight/reporting/contract.ts';
import { useList } from '../../api/use-list.ts';
import { LateMark } from '../../desk/escalation/LateMark.tsx';
import { clockText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from '../statements/statements.module.css';
import { TicketsBehind } from './TicketsBehind.tsx';

const choices = ['late', 'measured', 'all'] as const;

interface HandoffsProps {
  readonly asked: { readonly days: number; readonly clientId?: string; readonly teamId?: string };
  readonly teamName: string | undefined;
  readonly onAll: () => void;
}

/** The escalations behind the rate: how much was left, and how much the receiving tier takes. */
export function Handoffs({ asked, teamName, onAll }: HandoffsProps) {
  const { t } = useTranslation('reports');
  const [which, setWhich] = useState<(typeof choices)[number]>('late');
  const list = useList(listHandoffs, { ...asked, which });
  return (
    <TicketsBehind
      title={teamName === undefined ? t('handoffs.title') : t('handoffs.of', { team: teamName })}
      aside={
        <span className={classes.rate}>
          {teamName !== undefined && (
            <Button variant="subtle" size="compact-xs" onClick={onAll}>
              {t('handoffs.allTeams')}
            </Button>
          )}
          <NativeSelect
            size="xs"
            aria-label={t('handoffs.which')}
            value={which}
            onChange={({ currentTarget: { value } }) => setWhich(choices.find((choice) => choice === value) ?? 'late')}
            data={choices.map((choice) => ({ value: choice, label: t(`handoffs.choices.${choice}`) }))}
          />
        </span>
      }
      empty={t('handoffs.none')}
      list={list}
      keyOf={({ escalationId }) => escalationId}
      columns={[
        { head: t('handoffs.columns.from'), cell: ({ teamName: team, raisedBy: name }) => t('handoffs.by', { team, name }) },
        { head: t('handoffs.columns.raised'), cell: ({ raisedAt }) => <Moment at={raisedAt} /> },
        { head: t('handoffs.columns.left'), cell: ({ secondsLeft }) => (secondsLeft === null ? '–' : clockText(secondsLeft)) },
        {
          head: t('handoffs.columns.takes'),
          cell: ({ medianSeconds, toTier: tier }) =>
            medianSeconds === null ? '–' : t('handoffs.tierTakes', { tier, time: clockText(medianSeconds) }),
        },
        {
          head: t('handoffs.columns.verdict'),
          cell: ({ lateHandoff }) => (lateHandoff === null ? t('handoffs.unknown') : lateHandoff ? <LateMark /> : t('handoffs.inTime')),
        },
      ]}
    />
  );
}
