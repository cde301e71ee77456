import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { resolveTicket } from '../../../desk/tickets/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useHold } from '../../platform/held-acts/use-hold.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useDraft } from '../../platform/parts/drafts.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import type { TicketDialogProps } from './dialog.ts';

const empty = { resolution: '', cause: '', tellRequester: '' };

/** What fixed it, what the cause was, and what the requester is told in plain words. */
export function ResolveDialog({ ticket, onClose, note }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  // Kept until it is done: taken back, or impossible by then, the text is still here.
  const { draft, change } = useDraft(`${accountId}.${ticket.ticketId}.resolve`, empty);
  const resolve = useHold(resolveTicket, onClose);
  const send = () =>
    resolve.mutate({
      input: {
        ticketId: ticket.ticketId,
        resolution: draft.resolution.trim(),
        tellRequester: draft.tellRequester.trim(),
        ...(draft.cause.trim() !== '' && { cause: draft.cause.trim() }),
      },
      label: t('resolve.holding', { reference: ticket.reference }),
    });
  return (
    <DialogFrame
      title={t('resolve.title', { reference: ticket.reference })}
      sendLabel={t('actions.resolve')}
      onSend={send}
      onClose={onClose}
      isSending={resolve.isPending}
      problem={resolve.error}
      isReady={draft.resolution.trim() !== '' && draft.tellRequester.trim() !== ''}
    >
      {note}
      <Textarea
        label={t('resolve.resolution')}
        description={t('resolve.resolutionHint')}
        data-autofocus
        autosize
        minRows={2}
        maxRows={8}
        value={draft.resolution}
        onChange={({ currentTarget: { value } }) => change({ ...draft, resolution: value })}
        error={errorOf(resolve.error, 'input/resolution')}
      />
      <TextInput
        label={t('resolve.cause')}
        value={draft.cause}
        onChange={({ currentTarget: { value } }) => change({ ...draft, cause: value })}
        error={errorOf(resolve.error, 'input/cause')}
      />
      <Textarea
        label={t('resolve.tell', { name: ticket.requester.name })}
        description={t('resolve.tellHint')}
        autosize
        minRows={3}
        maxRows={10}
        value={draft.tellRequester}
        onChange={({ currentTarget: { value } }) => change({ ...draft, tellRequester: value })}
        error={errorOf(resolve.error, 'input/tellRequester')}
      />
    </DialogFrame>
  );
}
