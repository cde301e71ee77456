import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { giveWorkaround } from '../../../desk/tickets/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useDraft } from '../../platform/parts/drafts.ts';
import { say } from '../../platform/parts/notices.ts';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import type { TicketDialogProps } from './dialog.ts';
import { useTicketCommand } from './use-ticket-command.ts';

/** A way to work meanwhile, told to the requester. The trouble itself goes on, and so does its clock. */
export function WorkaroundDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  const { draft, change, discard } = useDraft(`${accountId}.${ticket.ticketId}.workaround`, { workaround: '' });
  const give = useTicketCommand(giveWorkaround, () => {
    discard();
    say(t('done.workaround'));
    onClose();
  });
  return (
    <DialogFrame
      title={t('workaround.title', { reference: ticket.reference })}
      sendLabel={t('workaround.send')}
      onSend={() => give.mutate({ ticketId: ticket.ticketId, workaround: draft.workaround.trim() })}
      onClose={onClose}
      isSending={give.isPending}
      problem={give.error}
      isReady={draft.workaround.trim() !== ''}
      hint={t('workaround.hint')}
    >
      <Textarea
        label={t('workaround.what', { name: ticket.requester.name })}
        data-autofocus
        autosize
        minRows={3}
        maxRows={10}
        value={draft.workaround}
        onChange={({ currentTarget: { value } }) => change({ workaround: value })}
        error={errorOf(give.error, 'workaround')}
      />
      <SecretWarning words={draft.workaround} />
    </DialogFrame>
  );
}
