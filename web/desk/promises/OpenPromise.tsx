import { Button, Kbd } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { listPromises } from '../../../desk/promises/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { useTicking } from '../../platform/time/ticking.ts';
import { possible, type Ticket } from '../tickets/ticket.ts';
import { CheckIns } from './CheckIns.tsx';
import { urgencyOf } from './countdown.ts';
import classes from './promises.module.css';

const pollMilliseconds = 60_000;

interface OpenPromiseProps {
  readonly ticket: Ticket;
  readonly onPromise: () => void;
  readonly onReply: () => void;
}

/** What the requester is waiting to hear, who owes it, and from ten minutes before it is due a nudge that stays until they were told. */
export function OpenPromise({ ticket, onPromise, onReply }: OpenPromiseProps) {
  const { t } = useTranslation('promises');
  const { can, accountId } = useSession();
  const promises = useRead(listPromises, { ticketId: ticket.ticketId }, { again: pollMilliseconds });
  const open = promises.data?.items.find(({ state }) => state === 'open');
  const urgency = useTicking((now) => (open === undefined ? 'none' : urgencyOf(open.dueAt, now)));
  const mayPromise = possible(ticket).open && can('promise.make', ticket.client.id);
  if (promises.data === undefined || (open === undefined && !mayPromise)) return null;
  const isNudged = open !== undefined && (urgency === 'soon' || urgency === 'late');
  return (
    <div className={classes.line} data-urgency={urgency}>
      {open === undefined ? (
        t('none')
      ) : (
        <span>
          {isNudged && <IconBell size={15} stroke={2} aria-hidden className={classes.bell} />}
          {t(urgency === 'late' ? 'openLate' : 'openPromise', { name: ticket.requester.name })}:{' '}
          <Moment at={open.dueAt} homeZone={ticket.requester.timeZone} distance />
          {urgency === 'late' && ` – ${t('late')}`}
        </span>
      )}
      {open !== undefined && (
        <span className={classes.owes} title={open.what}>
          {open.owedBy?.id === accountId ? t('youOwe') : t('owes', { name: open.owedBy?.name ?? ticket.team.name })}
          {open.owedBy !== undefined &&
            open.by !== open.owedBy?.name &&
            `; ${t(open.occasion === 'check_in' ? 'byDesk' : 'promisedBy', { name: open.by })}`}
        </span>
      )}
      {isNudged && can('ticket.reply', ticket.client.id) && (
        <Button size="compact-xs" onClick={onReply} rightSection={<Kbd size="xs">Y</Kbd>}>
          {t('tellNow')}
        </Button>
      )}
      {mayPromise && (
        <Button variant="subtle" size="compact-xs" onClick={onPromise} rightSection={<Kbd size="xs">P</Kbd>}>
          {open === undefined ? t('make') : t('change')}
        </Button>
      )}
      {promises.data.plan?.escalated && (
        <CheckIns
          items={promises.data.items}
          plan={promises.data.plan}
          homeZone={ticket.requester.timeZone}
          isOpen={possible(ticket).open}
        />
      )}
    </div>
  );
}
