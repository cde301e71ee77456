import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withdrawEscalation } from '../../../desk/escalation/contract.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { say } from '../../platform/parts/notices.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import type { Escalation } from './escalation.ts';

interface WithdrawDialogProps {
  readonly escalation: Escalation;
  readonly reference: string;
  readonly onClose: () => void;
}

/** Takes an escalation back before the verdict. */
export function WithdrawDialog({ escalation, reference, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('escalation');
  const [reason, setReason] = useState('');
  const withdraw = useTicketCommand(withdrawEscalation, () => {
    say(t('withdraw.done', { reference }));
    onClose();
  });
  const { escalationId } = escalation;
  return (
    <DialogFrame
      title={t('withdraw.title', { reference })}
      sendLabel={t('withdraw.send')}
      onSend={() => withdraw.mutate({ escalationId, ...(reason.trim() !== '' && { reason: reason.trim() }) })}
      onClose={onClose}
      isSending={withdraw.isPending}
      problem={withdraw.error}
      hint={t('withdraw.hint')}
    >
      <TextInput label={t('withdraw.why')} data-autofocus value={reason} onChange={({ currentTarget: { value } }) => setReason(value)} />
    </DialogFrame>
  );
}
