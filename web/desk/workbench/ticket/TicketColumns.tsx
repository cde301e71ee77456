import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HandoffPanel } from '../../../channels/handoff/HandoffPanel.tsx';
import { AccessPanel } from '../../escalation/AccessPanel.tsx';
import type { Escalation } from '../../escalation/escalation.ts';
import { PacketCard } from '../../escalation/PacketCard.tsx';
import { Hypotheses } from '../../hypotheses/Hypotheses.tsx';
import { ReplyBox } from '../../promises/ReplyBox.tsx';
import { Composer } from '../../tickets/Composer.tsx';
import type { Open } from '../../tickets/dialog.ts';
import { Evidence } from '../../tickets/Evidence.tsx';
import { Steps } from '../../tickets/Steps.tsx';
import classes from '../../tickets/ticket.module.css';
import type { Ticket } from '../../tickets/ticket.ts';
import { Context } from './Context.tsx';
import { Timeline } from './Timeline.tsx';

interface TicketColumnsProps {
  readonly ticket: Ticket;
  /** The latest one, whatever its verdict. */
  readonly escalation: Escalation | undefined;
  readonly open: Open | undefined;
  readonly onOpen: (open: Open | undefined) => void;
  /** Opens the escalation; absent where the ticket cannot go up now. */
  readonly onEscalate: (() => void) | undefined;
  /** Somebody wants a link to the handoff. */
  readonly onShare: () => void;
}

/** Three columns where there is room, two on a tablet, tabs on a phone. */
export function TicketColumns({ ticket, escalation, open, onOpen, onEscalate, onShare }: TicketColumnsProps) {
  const { t } = useTranslation('tickets');
  const narrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const [tab, setTab] = useState('talk');
  // A key that opens a box brings its tab to the front.
  useEffect(() => {
    if (open !== undefined) setTab(open === 'step' || open === 'skip' || open === 'hypothesis' ? 'work' : 'talk');
  }, [open]);
  const work = (
    <>
      <PacketCard ticket={ticket} escalation={escalation} />
      <Steps
        ticket={ticket}
        isAdding={open === 'step'}
        onAdding={(adding) => onOpen(adding ? 'step' : undefined)}
        isSkipping={open === 'skip'}
        onSkipping={(skipping) => onOpen(skipping ? 'skip' : undefined)}
      />
      <AccessPanel ticket={ticket} onEscalate={onEscalate} />
      <Hypotheses ticket={ticket} isAdding={open === 'hypothesis'} onAdding={(adding) => onOpen(adding ? 'hypothesis' : undefined)} />
      <HandoffPanel ticket={ticket} onShare={onShare} />
      <Evidence ticket={ticket} />
    </>
  );
  const talk = (
    <>
      <Timeline ticket={ticket} />
      <Composer
        ticket={ticket}
        replyBox={<ReplyBox ticket={ticket} isOpen={open === 'reply'} onOpen={(opens) => onOpen(opens ? 'reply' : undefined)} />}
        open={open}
        onOpen={onOpen}
      />
    </>
  );
  if (narrow) {
    return (
      <Tabs className={classes.tabs} value={tab} onChange={(next) => setTab(next ?? 'talk')} keepMounted={false}>
        <Tabs.List grow>
          <Tabs.Tab value="talk">{t('tabs.talk')}</Tabs.Tab>
          <Tabs.Tab value="work">{t('tabs.work')}</Tabs.Tab>
          <Tabs.Tab value="context">{t('tabs.context')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="talk">
          <div className={classes.column}>{talk}</div>
        </Tabs.Panel>
        <Tabs.Panel value="work">
          <div className={classes.column}>{work}</div>
        </Tabs.Panel>
        <Tabs.Panel value="context">
          <div className={classes.column}>
            <Context ticket={ticket} />
          </div>
        </Tabs.Panel>
      </Tabs>
    );
  }
  return (
    <div className={classes.columns}>
      <div className={`${classes.column} ${classes.work}`}>{work}</div>
      <div className={`${classes.column} ${classes.talk}`}>{talk}</div>
      <div className={`${classes.column} ${classes.context}`}>
        <Context ticket={ticket} />
      </div>
    </div>
  );
}
