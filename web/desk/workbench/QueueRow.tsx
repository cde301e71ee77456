import { IconBriefcase } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientMark } from '../../estate/clients/ClientMark.tsx';
import { useTicking } from '../../platform/time/ticking.ts';
import { Ribbon } from '../clocks/Ribbon.tsx';
import { TimeLeft } from '../clocks/TimeLeft.tsx';
import { LateMark } from '../escalation/LateMark.tsx';
import { urgencyOf } from '../promises/countdown.ts';
import { PriorityMark } from '../tickets/PriorityMark.tsx';
import { StateMark } from '../tickets/StateMark.tsx';
import { cellRole, currentRowRole } from './grid-roles.ts';
import type { Line } from './lines.ts';
import { PromiseCell } from './PromiseCell.tsx';
import classes from './queue.module.css';

interface QueueRowProps {
  readonly line: Line;
  readonly place: number;
  readonly isCurrent: boolean;
  readonly isMine: boolean;
  /** Chosen for something done to many; left out where nobody may. */
  readonly isChosen?: boolean | undefined;
  readonly onTick: (ticketId: string, extend: boolean) => void;
  readonly style: CSSProperties;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (line: Line) => void;
}

/** One ticket in a queue. The row takes the focus; what can be done with it is done by key or on its page. */
export const QueueRow = memo(function QueueRow({
  line,
  place,
  isCurrent,
  isMine,
  isChosen,
  style,
  onChoose,
  onOpen,
  onTick,
}: QueueRowProps) {
  const { t } = useTranslation('workbench');
  const { reading, escalationId, awaitedTier, promiseDueAt } = line;
  const owes = useTicking((now) => (promiseDueAt === null ? 'none' : urgencyOf(promiseDueAt, now)));
  const answers = {
    onFocus: () => onChoose(line.key),
    onClick: (event: MouseEvent) => (event.shiftKey && isChosen !== undefined ? onTick(line.ticketId, true) : onOpen(line)),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
      event.preventDefault();
      onOpen(line);
    },
  };
  return (
    <div
      {...currentRowRole(place + 1, isCurrent)}
      className={classes.row}
      data-row={line.key}
      data-on-top={line.onTop}
      data-owes={owes}
      data-mine={isMine}
      style={style}
      {...answers}
    >
      <div {...cellRole} className={classes.pick}>
        {isChosen !== undefined && (
          <input
            type="checkbox"
            tabIndex={-1}
            readOnly
            aria-label={t('choose', { reference: line.reference })}
            checked={isChosen}
            onClick={(event) => {
              event.stopPropagation();
              onTick(line.ticketId, event.shiftKey);
            }}
          />
        )}
      </div>
      <div {...cellRole} className={classes.clock}>
        {reading ? <TimeLeft reading={reading} calendar={line.calendar} short /> : <span className={classes.faint}>{t('noClock')}</span>}
        {reading && line.used.length > 0 && <Ribbon used={line.used} reading={reading} />}
      </div>
      <div {...cellRole} className={classes.reference}>
        <Link to="/t/$reference" params={{ reference: line.reference }} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
          {line.reference}
        </Link>
      </div>
      <div {...cellRole} className={classes.title}>
        {escalationId !== undefined && !line.onTop && (
          <span className={classes.awaits}>
            <IconBriefcase size={14} aria-hidden />
            {t('awaitsVerdict', { tier: awaitedTier })}
          </span>
        )}
        {line.lateHandoff && <LateMark />}
        {line.state !== 'new' && line.state !== 'in_progress' && <StateMark state={line.state} pendingReason={line.pendingReason} />}
        <span className={classes.titleText} title={line.why === null ? line.title : `${line.title} – ${line.why.words}`}>
          {line.title}
          {line.why && <span className={classes.faint}> · {t('why', { version: line.why.version, because: line.why.because })}</span>}
        </span>
      </div>
      <div {...cellRole} className={classes.client}>
        <ClientMark name={line.clientName} color={line.clientColor} />
      </div>
      <div {...cellRole} className={classes.priority}>
        <PriorityMark priority={line.priority} />
      </div>
      <div {...cellRole} className={classes.packet}>
        {line.packet === undefined ? <span className={classes.faint}>–</span> : t('packetOf', { complete: line.packet })}
      </div>
      <div {...cellRole} className={classes.returns}>
        {line.returns > 0 ? (
          <span title={t('returned', { count: line.returns })}>{t('returns', { count: line.returns })}</span>
        ) : (
          <span className={classes.faint}>–</span>
        )}
      </div>
      <div {...cellRole} className={classes.promise}>
        <span className={classes.inCard}>{t('columns.promise')}</span>
        {promiseDueAt === null ? <span className={classes.faint}>–</span> : <PromiseCell dueAt={promiseDueAt} />}
      </div>
      <div {...cellRole} className={classes.owner}>
        {line.ownerName === null ? <span className={classes.faint}>{t('nobody')}</span> : <span data-mine={isMine}>{line.ownerName}</span>}
      </div>
    </div>
  );
});
