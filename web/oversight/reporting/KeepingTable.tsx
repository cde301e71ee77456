import { Table, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import type { Filter } from './EndedPromises.tsx';
import classes from './reporting.module.css';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly kept: number;
  readonly late: number;
  readonly broken: number;
  readonly keptPercent: number | null;
  readonly filter: Filter;
}

interface KeepingTableProps {
  readonly first: string;
  readonly lines: readonly Line[];
  readonly onOpen: (filter: Filter) => void;
}

const states = ['kept', 'late', 'broken'] as const;

/** Kept, late and broken, line by line; each number opens the promises behind it. */
export function KeepingTable({ first, lines, onOpen }: KeepingTableProps) {
  const { t } = useTranslation('reporting');
  if (lines.every(({ keptPercent }) => keptPercent === null)) return <p className={classes.none}>{t('none')}</p>;
  return (
    <Scrolling className={classes.scroll} label={first}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{first}</Table.Th>
            {states.map((state) => (
              <Table.Th key={state} scope="col" className={classes.number}>
                {t(`states.${state}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col" className={classes.number}>
              {t('keptRate')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.key}>
              <Table.Th scope="row">{line.name}</Table.Th>
              {states.map((state) => (
                <Table.Td key={state} className={classes.number}>
                  {line[state] === 0 ? (
                    0
                  ) : (
                    <UnstyledButton
                      className={classes.open}
                      aria-label={t('open', { count: line[state], state: t(`states.${state}`), name: line.name })}
                      onClick={() => onOpen({ ...line.filter, state })}
                    >
                      {line[state]}
                    </UnstyledButton>
                  )}
                </Table.Td>
              ))}
              <Table.Td className={classes.number}>{line.keptPercent === null ? '–' : `${line.keptPercent} %`}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}
