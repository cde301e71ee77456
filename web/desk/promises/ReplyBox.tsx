import { Checkbox, Kbd } from '@mantine/core';
import { IconMessage2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPromises, replyAndPromise } from '../../../desk/promises/contract.ts';
import { replyToRequester } from '../../../desk/tickets/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-operation.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { MessageBox } from '../tickets/MessageBox.tsx';
import { possible, type Ticket } from '../tickets/ticket.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import { EmptyPhrase } from './EmptyPhrase.tsx';
import { filled, proposed } from './plan.ts';
import classes from './promises.module.css';
import { inMinutes } from './quick-times.ts';
import { TemplateField } from './TemplateField.tsx';
import { WhatAndWhen } from './WhatAndWhen.tsx';

interface ReplyBoxProps {
  readonly ticket: Ticket;
  readonly isOpen: boolean;
  readonly onOpen: (opens: boolean) => void;
}

/** Half an hour, until the desk has said the ticket's own rhythm. */
const usualMinutes = 30;

/**
 * What the requester is told, and by when they hear more: on a ticket that was escalated the next update is asked for in the same send.
 * Left out, the desk promises the next check-in by itself.
 */
export function ReplyBox({ ticket, isOpen, onOpen }: ReplyBoxProps) {
  const { t } = useTranslation('promises');
  const { t: tickets } = useTranslation('tickets');
  const { can } = useSession();
  const { ticketId, requester, client } = ticket;
  const promises = useRead(listPromises, { ticketId }, { enabled: isOpen });
  const plan = promises.data?.plan;
  const [wanted, setWanted] = useState<boolean>();
  const [what, setWhat] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const [opensAt] = useState(() => inMinutes(usualMinutes));
  const reply = useTicketCommand(replyToRequester);
  const both = useTicketCommand(replyAndPromise);
  const mayPromise = possible(ticket).open && can('promise.make', client.id);
  const isPromising = mayPromise && (wanted ?? plan?.escalated ?? false);
  const dueAt = chosen ?? plan?.nextCheckInAt ?? opensAt;
  const said = what ?? proposed(plan, dueAt);

  const send = (body: string, done: () => void) => {
    const onSuccess = () => {
      done();
      setWanted(undefined);
      setWhat(undefined);
      setChosen(undefined);
    };
    if (isPromising) both.mutate({ ticketId, body, nextUpdate: { what: said.trim(), dueAt } }, { onSuccess });
    else reply.mutate({ ticketId, body }, { onSuccess });
  };
  return (
    <MessageBox
      kind="reply"
      ticketId={ticketId}
      icon={<IconMessage2 size={16} stroke={1.8} aria-hidden />}
      title={tickets('composer.reply', { name: requester.name })}
      badge={tickets('composer.public')}
      placeholder={tickets('composer.replyHint', { name: requester.name })}
      sendLabel={isPromising ? t('sendAndPromise') : tickets('composer.sendReply')}
      keyHint={<Kbd size="xs">Y</Kbd>}
      isOpen={isOpen}
      onOpen={onOpen}
      isSending={reply.isPending || both.isPending}
      isReady={!isPromising || said.trim() !== ''}
      problem={isPromising ? both.error : reply.error}
      onSend={send}
    >
      {(draft, change) => (
        <>
          {ticket.alsoTold.length > 0 && <p className={classes.faint}>{t('alsoTold', { names: ticket.alsoTold.join(', ') })}</p>}
          <EmptyPhrase words={draft} />
          <TemplateField
            kind="reply"
            clientId={client.id}
            onChoose={(words) => {
              const text = plan === undefined ? words : filled(words, plan, dueAt);
              change(draft.trim() === '' ? text : `${draft.trimEnd()}\n\n${text}`);
            }}
          />
          {mayPromise && (
            <Checkbox
              size="xs"
              label={t(plan?.escalated ? 'promiseNextEscalated' : 'promiseNext')}
              checked={isPromising}
              onChange={({ currentTarget: { checked } }) => setWanted(checked)}
            />
          )}
          {mayPromise && plan?.escalated && !isPromising && <p className={classes.faint}>{t('deskWillPromise')}</p>}
          {isPromising && (
            <div className={classes.next}>
              <WhatAndWhen
                compact
                what={said}
                onWhat={setWhat}
                at={dueAt}
                onAt={setChosen}
                plan={plan}
                clientId={client.id}
                whatError={errorOf(both.error, 'nextUpdate')}
                atError={errorOf(both.error, 'dueAt')}
              />
            </div>
          )}
        </>
      )}
    </MessageBox>
  );
}
