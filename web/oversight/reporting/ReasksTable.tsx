import { Table, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../platform/parts/Empty.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import classes from '../statements/statements.module.css';
import type { Reask } from './ReasksBehind.tsx';
import reportClasses from './reporting.module.css';

const answers = ['missing', 'in_packet', 'not_required'] as const;

interface ReasksTableProps {
  readonly reasks: readonly Reask['line'][];
  readonly onOpen: (reask: Reask) => void;
}

/** What requesters were asked again, by category and item of the packet; each number opens its questions. */
export function ReasksTable({ reasks, onOpen }: ReasksTableProps) {
  const { t } = useTranslation('reports');
  const { t: escalation } = useTranslation('escalation');
  return (
    <Panel title={t('coaching.reasks')}>
      <div className={listClasses.inside}>
        <p className={listClasses.muted}>{t('coaching.reasksHint')}</p>
        {reasks.length === 0 ? (
          <Empty title={t('coaching.noReasks')} />
        ) : (
          <Scrolling className={listClasses.scroll} label={t('table', { title: t('coaching.reasks') })}>
            <Table className={classes.table}>
              <Table.Thead>
                <Table.Tr>
                  {(['category', 'item', ...answers] as const).map((column) => (
                    <Table.Th key={column} scope="col">
                      {t(`coaching.reaskColumns.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {reasks.map((line) => (
                  <Table.Tr key={`${line.categoryId} ${line.item}`}>
                    <Table.Th scope="row">{line.categoryName ?? t('coaching.noCategory')}</Table.Th>
                    <Table.Td>{escalation(`items.${line.item}`)}</Table.Td>
                    {answers.map((was) => (
                      <Table.Td key={was}>
                        {line[was] === 0 ? (
                          0
                        ) : (
                          <UnstyledButton
                            className={`${reportClasses.open} ${reportClasses.start}`}
                            aria-label={t('coaching.openReask', {
                              was: escalation(`reask.${was}`),
                              count: line[was],
                              category: line.categoryName ?? t('coaching.noCategory'),
                              item: escalation(`items.${line.item}`),
                            })}
                            onClick={() => onOpen({ line, was })}
                          >
                            {line[was]}
                          </UnstyledButton>
                        )}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Scrolling>
        )}
      </div>
    </Panel>
  );
}
