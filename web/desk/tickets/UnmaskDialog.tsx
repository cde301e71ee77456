import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unmaskSecret } from '../../../desk/tickets/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import type { AskedSecret } from '../../platform/secrets/Said.tsx';
import classes from '../../platform/secrets/secrets.module.css';
import { Moment } from '../../platform/time/Moment.tsx';
import { useTicketCommand } from './use-ticket-command.ts';

/** A secret does not stay on a screen that somebody has left. */
const shownMilliseconds = 60_000;

interface UnmaskDialogProps {
  readonly ticketId: string;
  readonly asked: AskedSecret;
  readonly onClose: () => void;
}

/** Shows one hidden secret for a minute to whoever says why they need it; who and why stands on the ticket from then on. */
export function UnmaskDialog({ ticketId, asked, onClose }: UnmaskDialogProps) {
  const { t } = useTranslation('tickets');
  const [reason, setReason] = useState('');
  const unmask = useTicketCommand(unmaskSecret);
  const kind = t(`secret.kinds.${asked.kind}`);
  const isShown = unmask.data !== undefined;
  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(onClose, shownMilliseconds);
    return () => clearTimeout(timer);
  }, [isShown, onClose]);
  return (
    <DialogFrame
      title={t('secret.title', { kind })}
      sendLabel={isShown ? t('secret.done') : t('secret.show')}
      onSend={() => (isShown ? onClose() : unmask.mutate({ ticketId: asked.on ?? ticketId, code: asked.code, reason: reason.trim() }))}
      onClose={onClose}
      isSending={unmask.isPending}
      problem={unmask.error}
      isReady={isShown || reason.trim() !== ''}
      hint={isShown ? t('secret.goes') : t('secret.recorded')}
    >
      {unmask.data === undefined ? (
        <TextInput
          label={t('secret.why')}
          data-autofocus
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          error={errorOf(unmask.error, 'reason')}
        />
      ) : (
        <>
          <p className={classes.secret} role="status">
            {unmask.data.secret}
          </p>
          <p className={classes.by}>
            {t('secret.by', { name: unmask.data.enteredBy })} <Moment at={unmask.data.enteredAt} />
          </p>
        </>
      )}
    </DialogFrame>
  );
}
