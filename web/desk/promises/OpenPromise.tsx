import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listPromises } from '../../../desk/promises/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { useTicking } from '../../platform/time/ticking.ts';
import { possible, type Ticket } from '../tickets/ticket.ts';
import classes from './promises.module.css';

/** What the requester is waiting to hear, and whether that is late. */
export function OpenPromise({ ticket, onPromise }: { ticket: Ticket; onPromise: () => void }) {
  const { t } = useTranslation('promises');
  const { can } = useSession();
  const promises = useRead(listPromises, { ticketId: ticket.ticketId });
  const open = promises.data?.items.find(({ state }) => state === 'open');
  const due = open === undefined ? Number.POSITIVE_INFINITY : Date.parse(open.dueAt);
  const late = useTicking((now) => now > due);
  const mayPromise = possible(ticket).open && can('promise.make', ticket.client.id);
  if (promises.data === undefined || (open === undefined && !mayPromise)) return null;
  return (
    <span className={classes.line} data-late={late}>
      {open === undefined ? (
        t('none')
      ) : (
        <span title={open.what}>
          {t('openPromise')}: <Moment at={open.dueAt} homeZone={ticket.requester.timeZone} distance />
          {late && ` – ${t('late')}`}
        </span>
      )}
      {mayPromise && (
        <Button variant="subtle" size="compact-xs" onClick={onPromise} rightSection={<Kbd size="xs">P</Kbd>}>
          {open === undefined ? t('make') : t('change')}
        </Button>
      )}
    </span>
  );
}
