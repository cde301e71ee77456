import { useTranslation } from 'react-i18next';
import { readClosing, resolveAndAnswer } from '../../../desk/knowledge/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useHold } from '../../platform/held-acts/use-hold.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useDraft } from '../../platform/parts/drafts.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import type { TicketDialogProps } from '../tickets/dialog.ts';
import { ResolveDialog } from '../tickets/ResolveDialog.tsx';
import { emptyResolution, ResolveFields, resolutionOf } from '../tickets/ResolveFields.tsx';
import { answersOf, ClosingFields, noAnswers } from './ClosingFields.tsx';

const empty = { ...emptyResolution, ...noAnswers };

/** Resolves a ticket. What a higher tier accepted asks the closing answers in the same send; any other is resolved as ever. */
export function ResolveAndAnswer(props: TicketDialogProps) {
  const { ticketId, tier, client } = props.ticket;
  const { can } = useSession();
  const mayBeAsked = tier > 1 && can('escalation.decide', client.id);
  const closing = useRead(readClosing, { ticketId }, { enabled: mayBeAsked });
  if (mayBeAsked && closing.isPending) return null;
  return closing.data?.asked && mayBeAsked ? <Asking {...props} /> : <ResolveDialog {...props} />;
}

function Asking({ ticket, onClose, note }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  // Kept until it is done: taken back, or impossible by then, the text is still here.
  const { draft, change } = useDraft(`${accountId}.${ticket.ticketId}.resolve-and-answer`, empty);
  const resolve = useHold(resolveAndAnswer, onClose);
  const resolution = resolutionOf(draft);
  const answers = answersOf(draft);
  const send = () => {
    if (resolution !== undefined && answers !== undefined)
      resolve.mutate({
        input: { ticketId: ticket.ticketId, ...resolution, answers },
        label: t('resolve.holding', { reference: ticket.reference }),
      });
  };
  return (
    <DialogFrame
      title={t('resolve.title', { reference: ticket.reference })}
      sendLabel={t('actions.resolve')}
      onSend={send}
      onClose={onClose}
      isSending={resolve.isPending}
      problem={resolve.error}
      isReady={resolution !== undefined && answers !== undefined}
    >
      {note}
      <ClosingFields clientId={ticket.client.id} draft={draft} onChange={(answered) => change({ ...draft, ...answered })} />
      <ResolveFields ticket={ticket} draft={draft} onChange={(fields) => change({ ...draft, ...fields })} problem={resolve.error} />
    </DialogFrame>
  );
}
