import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { handOver, listConnections, listDeliveries } from '../../../channels/trackers/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import ticketClasses from '../../desk/tickets/ticket.module.css';
import type { Ticket } from '../../desk/tickets/ticket.ts';
import { useRenewTickets, useTicketCommand } from '../../desk/tickets/use-ticket-command.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import { AskedFields } from '../handoff/AskedFields.tsx';
import classes from '../handoff/handoff.module.css';
import { useAsked } from '../handoff/use-asked.ts';

/** A delivery on its way is looked after until it has ended. */
const pollMilliseconds = 3_000;

/** Gives the handoff to a tracker, an address or a webhook, and says how each stands. */
export function HandOver({ ticket, mayGive }: { ticket: Ticket; mayGive: boolean }) {
  const { t } = useTranslation('tickets');
  const { ticketId, client } = ticket;
  const [chosen, setChosen] = useState('');
  const [isWaiting, setIsWaiting] = useState(false);
  const deliveries = useRead(listDeliveries, { ticketId }, isWaiting ? { again: pollMilliseconds } : {});
  const connections = useRead(listConnections, { clientId: client.id }, { enabled: mayGive });
  const asked = useAsked(ticketId, { enabled: chosen !== '' });
  const give = useTicketCommand(handOver, () => {
    setChosen('');
    asked.discard();
  });
  const items = deliveries.data?.items ?? [];
  const waits = items.some(({ state }) => state === 'queued');
  // What came of it stands on the timeline too.
  const renew = useRef(useRenewTickets());
  useEffect(() => {
    setIsWaiting((before) => {
      if (before && !waits) renew.current();
      return waits;
    });
  }, [waits]);
  const taken = new Set(items.flatMap(({ connectionId, state }) => (state === 'failed' ? [] : connectionId)));
  const free = (connections.data?.items ?? []).filter(({ connectionId }) => !taken.has(connectionId));
  return (
    <>
      <Refusal problem={give.error} />
      <ul className={classes.list}>
        {items.map(({ deliveryId, connectionName, state, key, url, problem, queuedAt, endedAt }) => (
          <li key={deliveryId}>
            <div>
              <p className={classes.label}>
                {connectionName}
                {key !== null && url !== null && (
                  <>
                    {' · '}
                    <a href={url} target="_blank" rel="noreferrer">
                      {/^\d+$/.test(key) ? `#${key}` : key}
                    </a>
                  </>
                )}
              </p>
              <p className={state === 'failed' ? classes.wrong : ticketClasses.muted}>
                {t(`handoff.states.${state}`)}
                {problem !== null && `: ${problem}`} · <Moment at={endedAt ?? queuedAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {mayGive && free.length > 0 && (
        <form
          className={classes.give}
          data-asks={chosen !== ''}
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen !== '') give.mutate({ ticketId, connectionId: chosen, ...asked.sent });
          }}
        >
          <NativeSelect
            size="xs"
            aria-label={t('handoff.giveTo')}
            data={[
              { value: '', label: t('handoff.giveTo') },
              ...free.map(({ connectionId, name, target }) => ({ value: connectionId, label: `${name} (${target})` })),
            ]}
            value={chosen}
            onChange={({ currentTarget: { value } }) => setChosen(value)}
          />
          {chosen !== '' && <AskedFields clientId={client.id} asked={asked} problem={give.error} />}
          <Button type="submit" variant="default" size="xs" disabled={chosen === ''} loading={give.isPending}>
            {t('handoff.give')}
          </Button>
        </form>
      )}
    </>
  );
}
