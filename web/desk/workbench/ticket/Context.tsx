import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listTickets } from '../../../../desk/workbench/contract.ts';
import { useRead } from '../../../api/use-operation.ts';
import { Panel } from '../../../platform/parts/Panel.tsx';
import { Said } from '../../../platform/secrets/Said.tsx';
import { Moment } from '../../../platform/time/Moment.tsx';
import { momentText } from '../../../platform/time/moments.ts';
import { useTicking } from '../../../platform/time/ticking.ts';
import { ClosingPanel } from '../../knowledge/ClosingPanel.tsx';
import { StateMark } from '../../tickets/StateMark.tsx';
import classes from '../../tickets/ticket.module.css';
import type { Ticket } from '../../tickets/ticket.ts';
import { Links } from './Links.tsx';

const otherTickets = 8;

/** Who asks, from where, and what else they have asked. */
export function Context({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation('tickets');
  const { requester, client } = ticket;
  const theirs = useRead(listTickets, { requesterId: requester.id, clientId: client.id, limit: otherTickets });
  const others = theirs.data?.items.filter(({ ticketId }) => ticketId !== ticket.ticketId) ?? [];
  const theirTime = useTicking((now) =>
    momentText(new Date(now).toISOString(), { language: i18n.language, zone: requester.timeZone, now }),
  );
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('context.requester'), requester.vip ? t('context.vip', { name: requester.name }) : requester.name],
    [t('context.department'), requester.departmentName ?? '–'],
    [t('context.site'), requester.siteName ?? '–'],
    [t('context.theirTime'), `${theirTime} (${requester.timeZone})`],
    [t('context.category'), ticket.category?.name ?? '–'],
    ...(ticket.assetKind === null ? [] : [[t('context.asset'), t(`assets.${ticket.assetKind}`)] as const]),
    [t('context.impactUrgency'), t('context.grades', { impact: t(`grades.${ticket.impact}`), urgency: t(`grades.${ticket.urgency}`) })],
    [t('context.channel'), t(`channels.${ticket.channel}`)],
    [t('context.opened'), <Moment key="opened" at={ticket.openedAt} homeZone={requester.timeZone} distance />],
    ...(ticket.externalReference === null ? [] : [[t('context.externalReference'), ticket.externalReference] as const]),
    ...(ticket.priorityOverrideReason === null ? [] : [[t('context.overrideReason'), ticket.priorityOverrideReason] as const]),
  ];
  return (
    <>
      <Panel title={t('context.title')}>
        <dl className={classes.pairs}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {ticket.workaround !== null && (
        <Panel title={t('context.workaround')}>
          <div className={classes.prose}>
            <p>
              <Said text={ticket.workaround} />
            </p>
          </div>
        </Panel>
      )}
      {ticket.resolution !== null && (
        <Panel title={t('context.resolution')}>
          <div className={classes.prose}>
            <p>
              <Said text={ticket.resolution} />
            </p>
            {ticket.cause !== null && <p className={classes.muted}>{t('context.cause', { cause: ticket.cause })}</p>}
          </div>
        </Panel>
      )}
      <ClosingPanel ticket={ticket} />
      <Links ticket={ticket} />
      <Panel title={t('context.others', { name: requester.name })} aside={<span className={classes.number}>{others.length}</span>}>
        {others.length === 0 ? (
          <p className={classes.none}>{t('context.noOthers')}</p>
        ) : (
          <ul className={classes.others}>
            {others.map((other) => (
              <li key={other.ticketId}>
                <Link to="/t/$reference" params={{ reference: other.reference }}>
                  {other.reference}
                </Link>
                <span>{other.title}</span>
                <StateMark state={other.state} pendingReason={other.pendingReason} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
