import { Progress, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { migrateTickets, previewMigration } from '../../../desk/clocks/contract.ts';
import { call } from '../../api/call.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import { say } from '../../platform/parts/notices.ts';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import type { Agreement } from './draft.ts';

interface MoveTicketsProps {
  readonly clientId: string;
  readonly agreement: Agreement;
  readonly onClose: () => void;
}

/** More rows than these are not read by anybody before deciding; the figures count all. */
const mostShown = 20;

/** Moves open tickets to the newest version, after showing what that does: those it hurts most first. Long moves show how far they are. */
export function MoveTickets({ clientId, agreement: { agreementId, name }, onClose }: MoveTicketsProps) {
  const { t } = useTranslation('agreements');
  const preview = useRead(previewMigration, { clientId, agreementId });
  const [done, setDone] = useState(0);
  const moving = useCommand(migrateTickets, { renews: [previewMigration] });
  const all = preview.data?.tickets ?? 0;
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const move = async () => {
    setIsSending(true);
    setProblem(null);
    try {
      for (let moved = 0; ; ) {
        const reply = await call(migrateTickets, { clientId, agreementId });
        moved += reply.moved;
        setDone(moved);
        if (reply.remaining === 0) {
          say(t('movedAll', { count: moved }));
          return onClose();
        }
      }
    } catch (error) {
      // What was moved stays moved; the rest is looked at anew.
      setProblem(error);
      moving.reset();
      void preview.refetch();
    } finally {
      setIsSending(false);
    }
  };
  return (
    <DialogFrame
      title={t('moveTitle', { name })}
      sendLabel={t('moveSend', { count: all })}
      onSend={() => void move()}
      onClose={onClose}
      isSending={isSending}
      problem={problem}
      isReady={all > 0}
      size="xl"
      hint={t('moveHint')}
    >
      {preview.error && <Trouble problem={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && <Loading lines={3} />}
      {isSending && <Progress value={(done / Math.max(1, all)) * 100} aria-label={t('moving', { done, all })} />}
      {preview.data && (
        <>
          <p>
            {all === 0
              ? t('nothingToMove')
              : t('moveFigures', { version: preview.data.toVersion, clocks: preview.data.clocks, breaching: preview.data.breaching })}
          </p>
          {preview.data.items.length > 0 && (
            <Table.ScrollContainer minWidth={480}>
              <Table verticalSpacing={2} horizontalSpacing="xs">
                <Table.Thead>
                  <Table.Tr>
                    {(['ticket', 'clock', 'before', 'after'] as const).map((column) => (
                      <Table.Th key={column} scope="col">
                        {t(`columns.${column}`)}
                      </Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {preview.data.items.slice(0, mostShown).map(({ ticketId, reference, title, metric, dueBefore, dueAfter, breaches }) => (
                    <Table.Tr key={`${ticketId} ${metric}`}>
                      <Table.Td>
                        {reference} {title}
                      </Table.Td>
                      <Table.Td>{t(`metrics.${metric}`)}</Table.Td>
                      <Table.Td>{dueBefore === null ? t('notPromised') : <Moment at={dueBefore} />}</Table.Td>
                      <Table.Td>
                        <Moment at={dueAfter} /> {breaches ? t('breachesAtOnce') : ''}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </>
      )}
    </DialogFrame>
  );
}
