import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFrame } from '../../../platform/parts/DialogFrame.tsx';
import { useProblemWords } from '../../../platform/parts/problem-words.ts';
import type { Line } from '../lines.ts';
import classes from './bulk.module.css';
import type { Act, Bulk } from './use-bulk.ts';

interface BulkFrameProps {
  readonly title: string;
  readonly sendLabel: string;
  readonly lines: readonly Line[];
  readonly bulk: Bulk;
  readonly act: Act | undefined;
  readonly onClose: () => void;
  /** All were sent: nothing is chosen any more. */
  readonly onSent: () => void;
  readonly children: ReactNode;
}

/** An act on many tickets: how far it is, and afterwards each ticket that refused, with what to do about it. */
export function BulkFrame({ title, sendLabel, lines, bulk, act, onClose, onSent, children }: BulkFrameProps) {
  const { t } = useTranslation('bulk');
  const words = useProblemWords();
  const { done, refused, isSending, isOver } = bulk;
  const failed = isOver && refused.length > 0;
  const send = async () => {
    if (act === undefined) return;
    const left = await bulk.send(lines, act);
    if (left.length === 0) onSent();
  };
  return (
    <DialogFrame
      title={title}
      sendLabel={failed ? t('close') : sendLabel}
      onSend={() => (failed ? onSent() : void send())}
      onClose={failed ? onSent : onClose}
      isSending={isSending}
      problem={null}
      isReady={failed || act !== undefined}
      hint={t('each')}
    >
      {!failed && children}
      {isSending && <Progress value={(100 * done) / Math.max(1, lines.length)} aria-label={t('sending', { done, all: lines.length })} />}
      {failed && (
        <section aria-label={t('refused', { count: refused.length })} className={classes.refused} role="alert">
          <strong>{t('refused', { count: refused.length })}</strong>
          <p>{t('sent', { count: lines.length - refused.length })}</p>
          <ul>
            {refused.map(({ line, problem }) => {
              const { title: what, advice } = words(problem);
              return (
                <li key={line.ticketId}>
                  <strong>{line.reference}</strong> {what}. {advice}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </DialogFrame>
  );
}
