import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addToPacket } from '../../../desk/escalation/contract.ts';
import { packetItem } from '../../../desk/escalation/packet.ts';
import { listEvidence } from '../../../desk/tickets/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-operation.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useDraft } from '../../platform/parts/drafts.ts';
import { say } from '../../platform/parts/notices.ts';
import { Said } from '../../platform/secrets/Said.tsx';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { serverNow } from '../../platform/time/server-time.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import { AdditionFiles } from './AdditionFiles.tsx';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';

interface AddToPacketDialogProps {
  readonly escalation: Escalation;
  readonly onClose: () => void;
}

/** Adds something to a packet that was sent: beside the frozen part, never into it. While the receiving tier asks, it is the answer. */
export function AddToPacketDialog({ escalation, onClose }: AddToPacketDialogProps) {
  const { t } = useTranslation('escalation');
  const { accountId } = useSession();
  const { escalationId, ticketId, raisedAt, openRequest } = escalation;
  const { draft, change, discard } = useDraft(`${accountId}.${escalationId}.addition`, { words: '' });
  const files = useRead(listEvidence, { ticketId });
  const later = (files.data?.items ?? []).filter(({ at, of }) => of === null && isLater(at, raisedAt));
  // What came since it was asked for, or since this was opened, is meant unless somebody says otherwise.
  const [openedAt] = useState(() => new Date(serverNow()).toISOString());
  const [turned, setTurned] = useState<readonly string[]>([]);
  const since = openRequest?.askedAt ?? openedAt;
  const chosen = later.filter(({ evidenceId, at }) => isLater(at, since) !== turned.includes(evidenceId));
  const chosenIds = chosen.map(({ evidenceId }) => evidenceId);
  const words = draft.words.trim() || chosen.map(({ fileName }) => fileName).join(', ');
  const [item, setItem] = useState(openRequest?.items[0] ?? 'evidence');
  const add = useTicketCommand(addToPacket, ({ late }) => {
    discard();
    say(late === true ? t('add.doneLate') : t('add.done'));
    onClose();
  });
  return (
    <DialogFrame
      title={openRequest === null ? t('add.title') : t('add.answer', { name: openRequest.askedBy })}
      sendLabel={t('add.send')}
      onSend={() =>
        add.mutate({
          escalationId,
          item,
          words,
          evidenceIds: chosenIds,
          ...(openRequest !== null && { requestId: openRequest.requestId }),
        })
      }
      onClose={onClose}
      isSending={add.isPending}
      problem={add.error}
      isReady={words !== ''}
      hint={t('add.hint')}
    >
      {openRequest !== null && (
        <p className={classes.askedWords}>
          <Said text={openRequest.words} />
        </p>
      )}
      <NativeSelect
        label={t('add.item')}
        value={item}
        onChange={({ currentTarget: { value } }) => setItem(packetItem.catch('evidence').parse(value))}
        data={packetItem.options.map((one) => ({ value: one, label: t(`items.${one}`) }))}
      />
      <Textarea
        label={t('add.words')}
        data-autofocus
        autosize
        minRows={3}
        maxRows={12}
        value={draft.words}
        onChange={({ currentTarget: { value } }) => change({ words: value })}
        error={errorOf(add.error, 'words')}
      />
      <SecretWarning words={draft.words} />
      <AdditionFiles
        files={later}
        chosen={chosenIds}
        onChange={(ids) =>
          setTurned(
            later.filter(({ evidenceId, at }) => ids.includes(evidenceId) !== isLater(at, since)).map(({ evidenceId }) => evidenceId),
          )
        }
      />
    </DialogFrame>
  );
}

const isLater = (at: string, than: string): boolean => Date.parse(at) >= Date.parse(than);
