import { Button, Kbd, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ClientMark } from '../../../estate/clients/ClientMark.tsx';
import { keyNames } from '../../../platform/keys/key-names.ts';
import { Said } from '../../../platform/secrets/Said.tsx';
import { PriorityMark } from '../../tickets/PriorityMark.tsx';
import { StateMark } from '../../tickets/StateMark.tsx';
import classes from '../../tickets/ticket.module.css';
import type { Ticket } from '../../tickets/ticket.ts';
import type { Offered } from './use-ticket-actions.ts';

/** Whose ticket it is, what it is about, where it stands, and what can be done now. */
export function TicketHeader({ ticket, actions }: { ticket: Ticket; actions: readonly Offered[] }) {
  const { t } = useTranslation('tickets');
  const upFront = actions.filter((action) => action.upFront);
  // The verdict is then the one thing to do; its buttons stand in the bar below.
  const awaits = actions.some(({ name }) => name === 'accept');
  const further = actions.filter((action) => !action.upFront && action.name !== 'accept' && action.name !== 'return');
  return (
    <header className={classes.header} style={{ borderLeftColor: ticket.client.color }}>
      <div className={classes.headline}>
        <p className={classes.facts}>
          <span className={classes.reference}>{ticket.reference}</span>
          <ClientMark name={ticket.client.name} color={ticket.client.color} />
          <PriorityMark priority={ticket.priority} />
          <StateMark state={ticket.state} pendingReason={ticket.pendingReason} />
          <span>{t('tierAndTeam', { tier: ticket.tier, team: ticket.team.name })}</span>
          <span>{ticket.assignee ? ticket.assignee.name : t('nobody')}</span>
          {ticket.hops > 0 && <span className={classes.muted}>{t('hops', { count: ticket.hops })}</span>}
        </p>
        <h1>
          <Said text={ticket.title} />
        </h1>
      </div>
      <div className={classes.actions}>
        {upFront.map(({ name, label, keys, run }, at) => (
          <Button
            key={name}
            variant={at === 0 && !awaits ? 'filled' : 'default'}
            onClick={run}
            rightSection={keys === undefined ? null : <Kbd size="xs">{keyNames(keys).join(' ')}</Kbd>}
          >
            {label}
          </Button>
        ))}
        {further.length > 0 && (
          <Menu position="bottom-end" withinPortal shadow="none" transitionProps={{ duration: 80 }}>
            <Menu.Target>
              <Button variant="default" aria-label={t('moreActions')} px={8}>
                <IconDots size={18} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {further.map(({ name, label, keys, run }) => (
                <Menu.Item
                  key={name}
                  onClick={run}
                  rightSection={keys === undefined ? null : <Kbd size="xs">{keyNames(keys).join(' ')}</Kbd>}
                >
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </header>
  );
}
