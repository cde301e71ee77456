import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listLinks } from '../../../../desk/tickets/contract.ts';
import { useRead } from '../../../api/use-operation.ts';
import { Panel } from '../../../platform/parts/Panel.tsx';
import linkClasses from '../../tickets/links.module.css';
import { StateMark } from '../../tickets/StateMark.tsx';
import classes from '../../tickets/ticket.module.css';
import type { Ticket } from '../../tickets/ticket.ts';

/** The tickets that this one was merged with, split from, or follows; nothing where it stands alone. */
export function Links({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const links = useRead(listLinks, { ticketId: ticket.ticketId });
  const items = links.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t('links.title')} aside={<span className={classes.number}>{items.length}</span>}>
      <ul className={linkClasses.links}>
        {items.map(({ ticketId, reference, title, state, link }) => (
          <li key={`${link} ${ticketId}`}>
            <p>
              <span className={linkClasses.kind}>{t(`links.${link}`)}</span>{' '}
              {link === 'merged_from' ? (
                reference
              ) : (
                <Link to="/t/$reference" params={{ reference }}>
                  {reference}
                </Link>
              )}
              <span className={linkClasses.title}>{title}</span>
            </p>
            <StateMark state={state} pendingReason={null} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
