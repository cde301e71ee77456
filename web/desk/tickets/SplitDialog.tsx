import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTimeline, splitTicket } from '../../../desk/tickets/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-operation.ts';
import { useHold } from '../../platform/held-acts/use-hold.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useDraft } from '../../platform/parts/drafts.ts';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import type { TicketDialogProps } from './dialog.ts';
import classes from './links.module.css';
import { type ChosenRequester, RequesterField } from './RequesterField.tsx';

const empty = { title: '', description: '' };
/** The newest are offered; older ones are read on the parent. */
const mostOffered = 30;
const mostRead = 200;

/** Something else is in this ticket: what it is called, whose it is, and what of this one it refers to. */
export function SplitDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  const { ticketId } = ticket;
  const { draft, change } = useDraft(`${accountId}.${ticketId}.split`, empty);
  const [isOthers, setIsOthers] = useState(false);
  const [requester, setRequester] = useState<ChosenRequester>();
  const [referred, setReferred] = useState<readonly string[]>([]);
  const timeline = useRead(readTimeline, { ticketId, limit: mostRead });
  const hold = useHold(splitTicket, onClose);
  const pieces = (timeline.data?.items ?? []).flatMap(({ payload, by }) => {
    const { messageId, body, evidenceId, fileName } = payload;
    if (typeof messageId === 'string' && typeof body === 'string') return [{ id: messageId, isFile: false, text: body, by: by.name }];
    if (typeof evidenceId === 'string' && typeof fileName === 'string')
      return [{ id: evidenceId, isFile: true, text: fileName, by: by.name }];
    return [];
  });
  const chosen = (isFile: boolean) => pieces.filter((piece) => piece.isFile === isFile && referred.includes(piece.id)).map(({ id }) => id);
  const send = () =>
    hold.mutate({
      input: {
        ticketId,
        title: draft.title.trim(),
        ...(draft.description.trim() !== '' && { description: draft.description.trim() }),
        ...(isOthers && requester !== undefined && { requesterId: requester.requesterId }),
        messageIds: chosen(false),
        evidenceIds: chosen(true),
      },
      label: t('split.holding', { reference: ticket.reference }),
    });
  return (
    <DialogFrame
      title={t('split.title', { reference: ticket.reference })}
      sendLabel={t('split.send')}
      onSend={send}
      onClose={onClose}
      isSending={hold.isPending}
      problem={hold.error}
      isReady={draft.title.trim() !== '' && (!isOthers || requester !== undefined)}
      hint={isOthers ? t('split.hintOther') : t('split.hint')}
    >
      <TextInput
        label={t('split.what')}
        data-autofocus
        value={draft.title}
        onChange={({ currentTarget: { value } }) => change({ ...draft, title: value })}
        error={errorOf(hold.error, 'input/title')}
      />
      <Textarea
        label={t('split.description')}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.description}
        onChange={({ currentTarget: { value } }) => change({ ...draft, description: value })}
        error={errorOf(hold.error, 'input/description')}
      />
      <SecretWarning words={`${draft.title}\n${draft.description}`} />
      <Checkbox
        label={t('split.other', { name: ticket.requester.name })}
        checked={isOthers}
        onChange={({ currentTarget: { checked } }) => setIsOthers(checked)}
      />
      {isOthers && <RequesterField value={requester} onChange={setRequester} error={errorOf(hold.error, 'input/requesterId')} />}
      {pieces.length > 0 && (
        <fieldset className={classes.choices}>
          <legend>{t('split.refersTo')}</legend>
          {pieces.slice(-mostOffered).map(({ id, text, by }) => (
            <Checkbox
              key={id}
              checked={referred.includes(id)}
              onChange={({ currentTarget: { checked } }) => setReferred(checked ? [...referred, id] : referred.filter((one) => one !== id))}
              label={
                <span className={classes.excerpt}>
                  <strong>{by === '' ? t('timeline.desk') : by}</strong> {text}
                </span>
              }
            />
          ))}
        </fieldset>
      )}
    </DialogFrame>
  );
}
