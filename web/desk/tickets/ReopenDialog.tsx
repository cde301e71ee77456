import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { previewReopen } from '../../../desk/previews/contract.ts';
import { openFollowUp, reopenTicket } from '../../../desk/tickets/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useHold } from '../../platform/held-acts/use-hold.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useTextDraft } from '../../platform/parts/drafts.ts';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { ForeseenClock } from '../clocks/ForeseenClock.tsx';
import type { TicketDialogProps } from './dialog.ts';
import classes from './links.module.css';

/** It is not fixed after all: the same clock goes on, or too late, a follow-up is opened in the same step. */
export function ReopenDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  const { ticketId, reference } = ticket;
  const { draft, change } = useTextDraft(`${accountId}.${ticketId}.reopen`);
  const preview = useRead(previewReopen, { ticketId });
  const reopen = useHold(reopenTicket, onClose);
  const follow = useHold(openFollowUp, onClose);
  const isLate = preview.data?.possible === false;
  const words = draft.trim();
  const send = () =>
    isLate
      ? follow.mutate({ input: { ticketId, description: words }, label: t('followUp.holding', { reference }) })
      : reopen.mutate({ input: { ticketId, reason: words }, label: t('reopen.holding', { reference }) });
  return (
    <DialogFrame
      title={isLate ? t('followUp.title', { reference }) : t('reopen.title', { reference })}
      sendLabel={isLate ? t('followUp.send') : t('actions.reopen')}
      onSend={send}
      onClose={onClose}
      isSending={reopen.isPending || follow.isPending}
      problem={reopen.error ?? follow.error ?? preview.error}
      isReady={words !== '' && preview.data !== undefined}
      hint={isLate ? t('followUp.hint') : t('reopen.hint')}
    >
      {isLate && preview.data?.until != null && (
        <p className={classes.led}>
          {t('followUp.tooLate')} <Moment at={preview.data.until} />
        </p>
      )}
      <Textarea
        label={t('reopen.reason')}
        data-autofocus
        autosize
        minRows={2}
        value={draft}
        onChange={({ currentTarget: { value } }) => change(value)}
      />
      <SecretWarning words={draft} />
      {preview.data?.possible && <ForeseenClock after={preview.data.after} />}
    </DialogFrame>
  );
}
