import { Kbd } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addNote } from '../../../desk/tickets/contract.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import classes from './composer.module.css';
import type { Open } from './dialog.ts';
import { MessageBox } from './MessageBox.tsx';
import type { Ticket } from './ticket.ts';
import { useTicketCommand } from './use-ticket-command.ts';

interface ComposerProps {
  readonly ticket: Ticket;
  /** The box for the reply; promises have a say in it. */
  readonly replyBox: ReactNode;
  readonly open: Open | undefined;
  readonly onOpen: (open: Open | undefined) => void;
}

/**
 * What to say. The reply and the note are two boxes that never share a field, a button or a color: blue with the requester's name is
 * public, yellow with a lock is internal. Both may be open at once, and each keeps its own draft.
 */
export function Composer({ ticket, replyBox, open, onOpen }: ComposerProps) {
  const { t } = useTranslation('tickets');
  const { can } = useSession();
  const { ticketId, client } = ticket;
  const note = useTicketCommand(addNote);
  return (
    <div className={classes.composer}>
      {can('ticket.reply', client.id) && replyBox}
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
