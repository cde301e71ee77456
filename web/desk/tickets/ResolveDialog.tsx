import { useTranslation } from 'react-i18next';
import { resolveTicket } from '../../../desk/tickets/contract.ts';
import { useHold } from '../../platform/held-acts/use-hold.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useDraft } from '../../platform/parts/drafts.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import type { TicketDialogProps } from './dialog.ts';
import { emptyResolution, ResolveFields, resolutionOf } from './ResolveFields.tsx';

/** Says that a ticket is fixed, and tells the requester in the same breath. */
export function ResolveDialog({ ticket, onClose, note }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  // Kept until it is done: taken back, or impossible by then, the text is still here.
  const { draft, change } = useDraft(`${accountId}.${ticket.ticketId}.resolve`, emptyResolution);
  const resolve = useHold(resolveTicket, onClose);
  const resolution = resolutionOf(draft);
  const send = () => {
    if (resolution !== undefined)
      resolve.mutate({ input: { ticketId: ticket.ticketId, ...resolution }, label: t('resolve.holding', { reference: ticket.reference }) });
  };
  return (
    <DialogFrame
      title={t('resolve.title', { reference: ticket.reference })}
      sendLabel={t('actions.resolve')}
      onSend={send}
      onClose={onClose}
      isSending={resolve.isPending}
      problem={resolve.error}
      isReady={resolution !== undefined}
    >
      {note}
      <ResolveFields ticket={ticket} draft={draft} onChange={change} problem={resolve.error} first />
    </DialogFrame>
  );
}
