import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestFromSender } from '../../../desk/escalation/contract.ts';
import { packetItem } from '../../../desk/escalation/packet.ts';
import { errorOf } from '../../api/problem.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { say } from '../../platform/parts/notices.ts';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { PromiseTime } from '../promises/PromiseTime.tsx';
import { inMinutes } from '../promises/quick-times.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';

/** A small request: half an hour is enough to look something up. */
const usualMinutes = 30;

interface AskSenderDialogProps {
  readonly ticket: Ticket;
  readonly escalation: Escalation;
  readonly onClose: () => void;
}

/** Asks the sender for what is missing, by a time of its own. What the score names missing is ticked already; the ticket's clock runs on. */
export function AskSenderDialog({ ticket, escalation, onClose }: AskSenderDialogProps) {
  const { t } = useTranslation('escalation');
  const lacking = escalation.score.items.filter(({ complete }) => !complete);
  const [items, setItems] = useState<readonly string[]>(lacking.map(({ item }) => item));
  const [words, setWords] = useState('');
  const [dueAt, setDueAt] = useState(() => inMinutes(usualMinutes));
  const ask = useTicketCommand(requestFromSender, () => {
    say(t('ask.done', { name: escalation.raisedBy }));
    onClose();
  });
  return (
    <DialogFrame
      title={t('ask.title', { name: escalation.raisedBy, reference: ticket.reference })}
      sendLabel={t('ask.send')}
      onSend={() =>
        ask.mutate({
          escalationId: escalation.escalationId,
          items: packetItem.options.filter((item) => items.includes(item)),
          words: words.trim(),
          dueAt,
        })
      }
      onClose={onClose}
      isSending={ask.isPending}
      problem={ask.error}
      isReady={items.length > 0 && words.trim() !== ''}
      hint={t('ask.hint')}
    >
      <Checkbox.Group label={t('ask.items')} value={[...items]} onChange={setItems}>
        <div className={classes.asked}>
          {packetItem.options.map((item) => (
            <Checkbox key={item} value={item} size="xs" label={t(`items.${item}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        label={t('ask.words')}
        data-autofocus
        autosize
        minRows={2}
        maxRows={8}
        value={words}
        onChange={({ currentTarget: { value } }) => setWords(value)}
        error={errorOf(ask.error, 'words')}
      />
      <SecretWarning words={words} />
      <PromiseTime value={dueAt} onChange={setDueAt} error={errorOf(ask.error, 'dueAt')} />
    </DialogFrame>
  );
}
