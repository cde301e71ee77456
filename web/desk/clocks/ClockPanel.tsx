import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readClockStatement } from '../../../desk/clocks/contract.ts';
import { readClockStatementFile } from '../../../oversight/statements/contract.ts';
import { fileAddress } from '../../api/request.ts';
import { useRead } from '../../api/use-operation.ts';
import { ShareStatement } from '../../channels/portal/ShareStatement.tsx';
import { FileButtons } from '../../oversight/statements/FileButtons.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { clockText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { OpenPromise } from '../promises/OpenPromise.tsx';
import type { Ticket } from '../tickets/ticket.ts';
import { Alerts } from './Alerts.tsx';
import classes from './clock-panel.module.css';
import { type ClockLine, readingOf, usedByTier, workingNow } from './line.ts';
import { Ribbon } from './Ribbon.tsx';
import { ShapeMark } from './ShapeMark.tsx';
import { Statement } from './Statement.tsx';
import { TimeLeft } from './TimeLeft.tsx';

const pollMilliseconds = 60_000;

/** The clock across the page: which tier used what, what is left, when it is due by which calendar, and what the requester was promised. */
interface ClockPanelProps {
  readonly ticket: Ticket;
  readonly onPromise: () => void;
  readonly onReply: () => void;
}

export function ClockPanel({ ticket, onPromise, onReply }: ClockPanelProps) {
  const { t } = useTranslation('clocks');
  const statement = useRead(readClockStatement, { ticketId: ticket.ticketId }, { again: pollMilliseconds });
  const [isOpen, setIsOpen] = useState(false);
  const { data } = statement;
  const homeZone = data?.calendar.zone;
  const resolution = data?.clocks.findLast(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
  const beside = data?.clocks.filter((line) => line !== resolution && (line.stoppedAt === null || line.metric === 'response')) ?? [];
  if (statement.error && !data) return <Trouble problem={statement.error} onRetry={() => void statement.refetch()} />;
  return (
    <section className={classes.panel} aria-label={t('panel')}>
      <div className={classes.line}>
        {resolution && data ? (
          <>
            <ClockName line={resolution} />
            <LeftOf line={resolution} asOf={data.asOf} working={workingNow(data)} />
            <span>{t('of', { target: clockText(resolution.targetSeconds) })}</span>
            {resolution.stoppedAt === null && (
              <span>
                {t('due')} <Moment at={resolution.dueAt} homeZone={homeZone} distance />
              </span>
            )}
            <span className={classes.calendar}>{data.calendar.words}</span>
            <span className={classes.never}>{t('never')}</span>
          </>
        ) : (
          <span className={classes.name}>{data ? t('noClock') : t('reading')}</span>
        )}
      </div>
      {resolution && data && (
        <Ribbon
          tall
          used={usedByTier(data)}
          reading={readingOf(resolution, data.asOf, workingNow(data))}
          {...(resolution.stoppedAt !== null && { ended: resolution.shape })}
        />
      )}
      <div className={classes.line}>
        {data && (
          <span className={classes.legend}>
            {usedByTier(data).map(({ tier, seconds }) => (
              <span key={tier} data-tier={tier}>
                {t('usedBy', { tier, time: clockText(seconds) })}
              </span>
            ))}
          </span>
        )}
        {data &&
          beside.map((line) => (
            <span key={`${line.kind} ${line.metric} ${line.startedAt}`} className={classes.pair}>
              <ClockName line={line} /> <LeftOf line={line} asOf={data.asOf} working={workingNow(data)} />
              <span className={classes.calendar}>{t('of', { target: clockText(line.targetSeconds) })}</span>
            </span>
          ))}
        {resolution && <Alerts ticket={ticket} line={resolution} homeZone={homeZone} />}
        <OpenPromise ticket={ticket} onPromise={onPromise} onReply={onReply} />
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes.toggle}
          aria-expanded={isOpen}
          disabled={!data}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? t('statementClose') : t('statementOpen')}
        </Button>
      </div>
      {isOpen && data && (
        <Statement statement={data}>
          <div className={classes.files}>
            <FileButtons addressOf={(format) => fileAddress(readClockStatementFile, { ticketId: ticket.ticketId, format })} />
            <ShareStatement of={{ ticketId: ticket.ticketId }} clientId={ticket.client.id} />
          </div>
        </Statement>
      )}
    </section>
  );
}

/** What a clock measures; pointed at it says by which agreement and calendar, and why it does or does not run. */
function ClockName({ line }: { line: ClockLine }) {
  const { t } = useTranslation('clocks');
  const metric = t(`metrics.${line.metric}`);
  const why = line.stoppedAt !== null ? 'stopped' : line.pausedSince === null ? 'running' : 'paused';
  const { agreementName: agreement, agreementVersion: version, calendarWords: calendar } = line;
  return (
    <span className={classes.name} title={t('about', { metric, agreement, version, calendar, why: t(`why.${why}`) })}>
      {line.kind === 'sla' ? metric : t('budget', { agreement, metric })}
    </span>
  );
}

/** What is left of one clock; for one that stands still, since when; for one that stopped, how it ended. */
function LeftOf({ line, asOf, working }: { line: ClockLine; asOf: string; working: boolean | undefined }) {
  const { t } = useTranslation('clocks');
  if (line.pausedSince !== null)
    return (
      <span className={classes.ended} data-shape="waiting">
        <ShapeMark shape="waiting" />
        {t('left', { time: clockText(line.secondsLeft) })} · {t('pausedSince')} <Moment at={line.pausedSince} />
        {line.pausedUntil !== null && (
          <>
            , {t('atMostUntil')} <Moment at={line.pausedUntil} />
          </>
        )}
      </span>
    );
  if (line.stoppedAt === null) return <TimeLeft reading={readingOf(line, asOf, working)} />;
  const met = line.shape === 'met';
  if (line.shape === 'ended')
    return (
      <span className={classes.ended} data-shape="ended">
        <ShapeMark shape="ended" />
        {t('noLongerOwed')}
      </span>
    );
  return (
    <span className={classes.ended} data-shape={line.shape}>
      <ShapeMark shape={line.shape} />
      {met ? t('metSpare', { time: clockText(line.secondsLeft) }) : t('missedBy', { time: clockText(-line.secondsLeft) })}
    </span>
  );
}
