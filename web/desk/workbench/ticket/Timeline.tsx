import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../../platform/parts/Loading.tsx';
import { Panel } from '../../../platform/parts/Panel.tsx';
import { Scrolling } from '../../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../../platform/parts/Trouble.tsx';
import { useViewerZone } from '../../../platform/time/zone.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { TimelineLine } from './TimelineLine.tsx';
import classes from './timeline.module.css';
import { useNames } from './use-names.ts';
import { useTimeline } from './use-timeline.ts';

const sides = ['all', 'public', 'internal', 'system'] as const;
type Side = (typeof sides)[number];

/** Everything that happened on the ticket, newest last. */
export function Timeline({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const [side, setSide] = useState<Side>('all');
  const { entries, isPending, problem, retry, readOn } = useTimeline(ticket.ticketId);
  const names = useNames();
  const zone = useViewerZone();
  const shown = side === 'all' ? entries : entries.filter((entry) => entry.side === side);
  return (
    <div className={classes.panel}>
      <Panel
        title={t('timeline.title')}
        aside={
          <>
            {zone !== ticket.requester.timeZone && <span className={classes.zone}>{t('timeline.zone', { zone })}</span>}
            <SegmentedControl
              size="xs"
              aria-label={t('timeline.filter')}
              data={sides.map((value) => ({ value, label: t(`timeline.sides.${value}`) }))}
              value={side}
              onChange={setSide}
            />
          </>
        }
      >
        {isPending && <Loading lines={5} />}
        {problem && entries.length === 0 && <Trouble problem={problem} onRetry={retry} />}
        {!isPending && shown.length === 0 && !problem && <p className={classes.none}>{t('timeline.none')}</p>}
        <Scrolling className={classes.scroll} label={t('timeline.entries')}>
          <ol className={classes.entries}>
            {shown.map((entry) => (
              <TimelineLine key={entry.entryId} entry={entry} names={names} />
            ))}
            {readOn && (
              <li className={classes.readOn}>
                <Button variant="default" onClick={readOn}>
                  {t('timeline.readOn')}
                </Button>
              </li>
            )}
          </ol>
        </Scrolling>
      </Panel>
    </div>
  );
}
