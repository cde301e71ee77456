import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readTicket } from '../../../../desk/tickets/contract.ts';
import { useRead } from '../../../api/use-operation.ts';
import { Empty } from '../../../platform/parts/Empty.tsx';
import { Loading } from '../../../platform/parts/Loading.tsx';
import { Trouble } from '../../../platform/parts/Trouble.tsx';
import { isWhole } from '../../tickets/ticket.ts';
import { TicketScreen } from './TicketScreen.tsx';

/** Often enough that nobody answers what a colleague has just answered. */
const pollMilliseconds = 10_000;

/** One ticket, by its reference. */
export function TicketPage() {
  const { t } = useTranslation('tickets');
  const { reference } = useParams({ from: '/desk/t/$reference' });
  const ticket = useRead(readTicket, { ticketId: reference.toUpperCase() }, { again: pollMilliseconds });
  if (ticket.data !== undefined && isWhole(ticket.data)) return <TicketScreen key={ticket.data.ticketId} ticket={ticket.data} />;
  if (ticket.data !== undefined) return <Empty title={t('onlyForAgents')} />;
  if (ticket.error) return <Trouble isPage problem={ticket.error} onRetry={() => void ticket.refetch()} />;
  return <Loading lines={12} />;
}
