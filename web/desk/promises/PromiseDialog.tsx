import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPromises, makePromise } from '../../../desk/promises/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-operation.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useTextDraft } from '../../platform/parts/drafts.ts';
import { say } from '../../platform/parts/notices.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import { PromiseTime } from './PromiseTime.tsx';
import { inMinutes } from './quick-times.ts';

/** Half an hour, unless the desk says the priority's own rhythm. */
const usualMinutes = 30;

interface PromiseDialogProps {
  readonly ticketId: string;
  readonly reference: string;
  readonly homeZone?: string;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Promises the requester the next update: what they will hear, and by when. */
export function PromiseDialog({ ticketId, reference, homeZone, onClose, onDone }: PromiseDialogProps) {
  const { t } = useTranslation('promises');
  const { accountId } = useSession();
  const { draft, change, discard } = useTextDraft(`${accountId}.${ticketId}.promise`);
  const promises = useRead(listPromises, { ticketId });
  const [chosen, setChosen] = useState<string>();
  const dueAt = chosen ?? inMinutes(promises.data?.cadenceMinutes ?? usualMinutes);
  const make = useTicketCommand(makePromise, () => {
    discard();
    say(t('made'));
    onDone?.();
    onClose();
  });
  return (
    <DialogFrame
      title={t('title', { reference })}
      sendLabel={t('promise')}
      onSend={() => make.mutate({ ticketId, what: draft.trim(), dueAt })}
      onClose={onClose}
      isSending={make.isPending}
      problem={make.error}
      isReady={draft.trim() !== ''}
      hint={t('hint')}
    >
      <TextInput
        label={t('what')}
        description={t('whatHint')}
        data-autofocus
        value={draft}
        onChange={({ currentTarget: { value } }) => change(value)}
        error={errorOf(make.error, 'what')}
      />
      <PromiseTime value={dueAt} onChange={setChosen} homeZone={homeZone} error={errorOf(make.error, 'dueAt')} />
    </DialogFrame>
  );
}
