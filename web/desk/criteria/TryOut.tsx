import { Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { noCriterion } from '../../../desk/criteria/rules.ts';
import { tryCriteria } from '../../../desk/escalation/contract.ts';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import classes from './criteria.module.css';
import type { Terms } from './draft.ts';
import { TriedTickets } from './TriedTickets.tsx';

export interface Trial {
  readonly clientId: string | undefined;
  readonly categoryId: string | undefined;
  readonly criteria: Terms[];
}

interface TryOutProps {
  readonly layer: Omit<Trial, 'criteria'>;
  readonly criteria: readonly Terms[];
}

/** The draft on the escalations of the last 90 days: how often each would have been met, and the tickets behind each number. */
export function TryOut({ layer, criteria }: TryOutProps) {
  const { t } = useTranslation('criteria');
  const [tried, setTried] = useState<Trial>();
  const [shown, setShown] = useState<string>();
  const trial = useQuery<z.output<typeof tryCriteria.reply>, Problem>({
    queryKey: [tryCriteria.name, tried],
    queryFn: ({ signal }) => call(tryCriteria, tried ?? { criteria: [] }, signal),
    enabled: tried !== undefined,
  });
  const draft = { ...layer, criteria: [...criteria] };
  const isOld = tried !== undefined && JSON.stringify(tried) !== JSON.stringify(draft);
  const { data } = trial;
  return (
    <Panel title={t('tryTitle')}>
      <div className={classes.inside}>
        <p className={classes.muted}>{t('tryHint')}</p>
        <Button
          variant="default"
          size="sm"
          loading={trial.isFetching}
          onClick={() => {
            setShown(undefined);
            setTried(draft);
          }}
        >
          {t('try')}
        </Button>
        <Refusal problem={trial.error} />
        {isOld && data && <p className={classes.muted}>{t('changedSince')}</p>}
        {data && (
          <>
            <p role="status">
              {data.lookedAt < data.escalations
                ? t('sample', { lookedAt: data.lookedAt, escalations: data.escalations })
                : t('lookedAt', { count: data.escalations })}
            </p>
            <Table verticalSpacing={4} horizontalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('criterion')}</Table.Th>
                  <Table.Th scope="col">{t('wouldBe')}</Table.Th>
                  <Table.Th scope="col">{t('asItStands')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.criteria.map(({ criterion, words, met, before }) => (
                  <Table.Tr key={criterion}>
                    <Table.Th scope="row">{words}</Table.Th>
                    <Table.Td>
                      <Count label={t('wouldHaveMet', { count: met })} count={met} onShow={() => setShown(criterion)} />
                    </Table.Td>
                    <Table.Td>{before ?? '–'}</Table.Td>
                  </Table.Tr>
                ))}
                <Table.Tr>
                  <Table.Th scope="row">{t('none')}</Table.Th>
                  <Table.Td>
                    <Count label={t('metNone', { count: data.none })} count={data.none} onShow={() => setShown(noCriterion)} />
                  </Table.Td>
                  <Table.Td>{data.noneBefore}</Table.Td>
                </Table.Tr>
              </Table.Tbody>
            </Table>
          </>
        )}
        {tried && shown !== undefined && <TriedTickets trial={tried} show={shown} />}
      </div>
    </Panel>
  );
}

/** A number that opens the tickets behind it. */
function Count({ label, count, onShow }: { label: string; count: number; onShow: () => void }) {
  if (count === 0) return <>0</>;
  return (
    <button type="button" className={classes.count} onClick={onShow} title={label} aria-label={label}>
      {count}
    </button>
  );
}
