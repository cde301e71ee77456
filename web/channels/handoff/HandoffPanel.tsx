import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listHandoffShares, revokeHandoffShare } from '../../../channels/portal/contract.ts';
import { readHandoffFile } from '../../../desk/handoff/contract.ts';
import { fileAddress } from '../../api/request.ts';
import { useRead } from '../../api/use-operation.ts';
import ticketClasses from '../../desk/tickets/ticket.module.css';
import type { Ticket } from '../../desk/tickets/ticket.ts';
import { useTicketCommand } from '../../desk/tickets/use-ticket-command.ts';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { HandOver } from '../trackers/HandOver.tsx';
import classes from './handoff.module.css';

/** The page for Tier 3: read it, print it, give it to engineers outside the desk, and see who has read it. */
export function HandoffPanel({ ticket, onShare }: { ticket: Ticket; onShare: () => void }) {
  const { t } = useTranslation('tickets');
  const { can } = useSession();
  const { ticketId, reference, client, tier } = ticket;
  const shares = useRead(listHandoffShares, { ticketId });
  const revoke = useTicketCommand(revokeHandoffShare);
  const mayShare = can('ticket.share', client.id);
  const items = shares.data?.items ?? [];
  if (tier < 2 && items.length === 0) return null;
  return (
    <Panel
      title={t('handoff.title')}
      aside={
        mayShare && (
          <Button variant="subtle" size="compact-xs" onClick={onShare} rightSection={<Kbd size="xs">⇧ H</Kbd>}>
            {t('handoff.share')}
          </Button>
        )
      }
    >
      <p className={classes.forms}>
        <a href={`/t/${reference}/handoff`} target="_blank" rel="noreferrer">
          {t('handoff.page')}
        </a>
        <a href={fileAddress(readHandoffFile, { ticketId, format: 'pdf' })}>{t('handoff.pdf')}</a>
        <a href={fileAddress(readHandoffFile, { ticketId, format: 'markdown' })}>{t('handoff.markdown')}</a>
      </p>
      <Refusal problem={revoke.error} />
      <ul className={classes.list}>
        {items.map(({ linkId, label, good, expiresAt, revokedAt, reads, lastReadAt }) => (
          <li key={linkId} data-good={good}>
            <div>
              <p className={classes.label}>{label}</p>
              <p className={ticketClasses.muted}>
                {lastReadAt === null ? (
                  t('handoff.unread')
                ) : (
                  <>
                    {t('handoff.read', { count: reads })} <Moment at={lastReadAt} />
                  </>
                )}{' '}
                · {revokedAt !== null ? t('handoff.ended') : good ? t('handoff.until') : t('handoff.expired')}
                {revokedAt === null && (
                  <>
                    {' '}
                    <Moment at={expiresAt} />
                  </>
                )}
              </p>
            </div>
            {good && mayShare && (
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t('handoff.endOf', { label })}
                onClick={() => revoke.mutate({ ticketId, linkId })}
              >
                {t('handoff.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <HandOver ticket={ticket} mayGive={mayShare} />
    </Panel>
  );
}
