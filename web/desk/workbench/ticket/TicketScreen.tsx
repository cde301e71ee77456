import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listEscalations } from '../../../../desk/escalation/contract.ts';
import { isOpen } from '../../../../desk/tickets/rules.ts';
import { useRead } from '../../../api/use-operation.ts';
import { PanelBoundary } from '../../../platform/parts/PanelBoundary.tsx';
import { useTitle } from '../../../platform/parts/use-title.ts';
import { type AskedSecret, AskSecret } from '../../../platform/secrets/Said.tsx';
import { useSession } from '../../../platform/sign-in/session.ts';
import { ClockPanel } from '../../clocks/ClockPanel.tsx';
import { LandingBanner } from '../../escalation/LandingBanner.tsx';
import { LeadsBanner } from '../../escalation/LeadsBanner.tsx';
import { ReaskBar } from '../../escalation/ReaskBar.tsx';
import { ValidationBar } from '../../escalation/ValidationBar.tsx';
import linkClasses from '../../tickets/links.module.css';
import classes from '../../tickets/ticket.module.css';
import type { Ticket } from '../../tickets/ticket.ts';
import { Uploads } from '../../tickets/Uploads.tsx';
import { useRenewTickets } from '../../tickets/use-ticket-command.ts';
import { TicketColumns } from './TicketColumns.tsx';
import { TicketDialogs } from './TicketDialogs.tsx';
import { TicketHeader } from './TicketHeader.tsx';
import { useTicketActions } from './use-ticket-actions.ts';

const UnmaskDialog = lazy(async () => ({ default: (await import('../../tickets/UnmaskDialog.tsx')).UnmaskDialog }));

/** The page of one ticket: who and what, the clock, the packet, what happened, what to say. */
export function TicketScreen({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const { can } = useSession();
  const escalations = useRead(listEscalations, { ticketId: ticket.ticketId });
  const waiting = escalations.data?.items.find(({ verdict }) => verdict === 'waiting');
  // What it said on landing is told until the receiving tier is done with it.
  const landed = waiting ?? escalations.data?.items.find(({ verdict, toTier }) => verdict === 'accepted' && toTier === ticket.tier);
  const actions = useTicketActions(ticket, waiting);
  const maySee = can('secret.unmask', ticket.client.id);
  const reasked = can('ticket.work', ticket.client.id) ? landed?.askedAgain : undefined;
  const [secret, setSecret] = useState<AskedSecret>();
  const leaveSecret = useCallback(() => setSecret(undefined), []);
  useTitle(t('tabTitle', { reference: ticket.reference, title: ticket.title }));
  useFollowing(ticket.version);
  return (
    <Uploads ticketId={ticket.ticketId} mayAttach={can('evidence.attach', ticket.client.id)}>
      <AskSecret.Provider value={maySee ? setSecret : undefined}>
        <article className={classes.ticket} aria-label={t('tabTitle', { reference: ticket.reference, title: ticket.title })}>
          <TicketHeader ticket={ticket} actions={actions.offered} />
          {ticket.mergedFrom !== null && (
            <p className={linkClasses.banner} role="status">
              {t('merged.led', { reference: ticket.mergedFrom })}
            </p>
          )}
          {isOpen(ticket.state) && <LeadsBanner escalations={escalations.data?.items ?? []} />}
          {landed && isOpen(ticket.state) && <LandingBanner escalation={landed} />}
          {waiting && (
            <ValidationBar ticket={ticket} escalation={waiting} onAccept={actions.accept} onReturn={() => actions.ask('return')} />
          )}
          {reasked && <ReaskBar ticketId={ticket.ticketId} asked={reasked} />}
          <PanelBoundary>
            <ClockPanel ticket={ticket} onPromise={() => actions.ask('promise')} onReply={() => actions.setOpen('reply')} />
          </PanelBoundary>
          <TicketColumns
            ticket={ticket}
            escalation={escalations.data?.items[0]}
            open={actions.open}
            onOpen={actions.setOpen}
            onEscalate={actions.escalate}
            onShare={() => actions.ask('handoff')}
          />
          <TicketDialogs asked={actions.asked} ticket={ticket} waiting={waiting} onClose={actions.close} />
          {secret && (
            <Suspense>
              <UnmaskDialog ticketId={ticket.ticketId} asked={secret} onClose={leaveSecret} />
            </Suspense>
          )}
        </article>
      </AskSecret.Provider>
    </Uploads>
  );
}

/** When the ticket has changed elsewhere, everything shown of it follows. */
function useFollowing(version: number): void {
  const renew = useRenewTickets();
  const seen = useRef(version);
  const latest = useRef(renew);
  useEffect(() => {
    latest.current = renew;
  });
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    latest.current();
  }, [version]);
}
