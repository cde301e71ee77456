import { Kbd } from '@mantine/core';
import { IconLock, IconMessage2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addNote, replyToRequester } from '../../../desk/tickets/contract.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import classes from './composer.module.css';
import type { Open } from './dialog.ts';
import { MessageBox } from './MessageBox.tsx';
import type { Ticket } from './ticket.ts';
import { useTicketCommand } from './use-ticket-command.ts';

interface ComposerProps {
  readonly ticket: Ticket;
  readonly open: Open | undefined;
  readonly onOpen: (open: Open | undefined) => void;
}

/**
 * What to say. The reply and the note are two boxes that never share a field, a button or a color: blue with the requester's name is
 * public, yellow with a lock is internal. Both may be open at once, and each keeps its own draft.
 */
export function Composer({ ticket, open, onOpen }: ComposerProps) {
  const { t } = useTranslation('tickets');
  const { can } = useSession();
  const { ticketId, requester, client } = ticket;
  const reply = useTicketCommand(replyToRequester);
  const note = useTicketCommand(addNote);
  return (
    <div className={classes.composer}>
      {can('ticket.reply', client.id) && (
        <MessageBox
          kind="reply"
          ticketId={ticketId}
          icon={<IconMessage2 size={16} stroke={1.8} aria-hidden />}
          title={t('composer.reply', { name: requester.name })}
          badge={t('composer.public')}
          placeholder={t('composer.replyHint', { name: requester.name })}
          sendLabel={t('composer.sendReply')}
          keyHint={<Kbd size="xs">Y</Kbd>}
          isOpen={open === 'reply'}
          onOpen={(opens) => onOpen(opens ? 'reply' : undefined)}
          isSending={reply.isPending}
          problem={reply.error}
          onSend={(body, done) => reply.mutate({ ticketId, body }, { onSuccess: done })}
        />
      )}
      {can('ticket.note', client.id) && (
        <MessageBox
          kind="note"
          ticketId={ticketId}
          icon={<IconLock size={16} stroke={1.8} aria-hidden />}
          title={t('composer.note')}
          badge={t('composer.internal')}
          placeholder={t('composer.noteHint')}
          sendLabel={t('composer.sendNote')}
          keyHint={<Kbd size="xs">N</Kbd>}
          isOpen={open === 'note'}
          onOpen={(opens) => onOpen(opens ? 'note' : undefined)}
          isSending={note.isPending}
          problem={note.error}
          onSend={(body, done) => note.mutate({ ticketId, body }, { onSuccess: done })}
        />
      )}
    </div>
  );
}
