import { Button, Kbd } from '@mantine/core';
import { IconBriefcase, IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from '../../platform/secrets/Said.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { HandOverNote } from '../promises/HandOverNote.tsx';
import type { Ticket } from '../tickets/ticket.ts';
import { AddToPacketDialog } from './AddToPacketDialog.tsx';
import { AskSenderDialog } from './AskSenderDialog.tsx';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

interface ValidationBarProps {
  readonly ticket: Ticket;
  readonly escalation: Escalation;
  readonly onAccept: () => void;
  readonly onReturn: () => void;
}

/**
 * Until the receiving tier has decided: who asks what since when, the two verdicts, what the sender is still asked for, the way back for the
 * sender, and that the clock does not stop for any of it.
 */
export function ValidationBar({ ticket, escalation, onAccept, onReturn }: ValidationBarProps) {
  const { t } = useTranslation('escalation');
  const { can, has } = useSession();
  const [asks, setAsks] = useState<'sender' | 'answer' | 'withdraw'>();
  const { toTier, raisedBy, raisedAt, why, overrideReason, openRequest, mine } = escalation;
  const decides = can('escalation.decide', ticket.client.id) && !mine;
  const takesBack = mine || has('team_lead') || has('desk_admin');
  const close = () => setAsks(undefined);
  return (
    <section className={classes.validation} aria-label={t('awaits', { tier: toTier })}>
      <IconBriefcase size={20} stroke={1.6} aria-hidden />
      <div className={classes.validationWords}>
        <strong>{t('awaits', { tier: toTier })}</strong>
        <p>
          {t('raised', { name: raisedBy, criterion: why?.words ?? t('criteria.none') })} · <Moment at={raisedAt} distance />
          {overrideReason !== null && (
            <>
              {' · '}
              <Said text={t('sentAnyway', { reason: overrideReason })} />
            </>
          )}
        </p>
        {why && (
          <p>
            {t(why.met ? 'provenance' : 'provenanceNot', { layer: t(`layers.${why.layer}`), version: why.version, because: why.because })}
          </p>
        )}
        <p>{t('clockRuns')}</p>
        {decides && <HandOverNote ticket={ticket} onlyNear />}
        {openRequest !== null && (
          <p className={classes.request}>
            <IconMessageQuestion className={classes.requestMark} size={16} stroke={1.8} aria-hidden />
            <span>
              <strong>
                {t('ask.open', { name: openRequest.askedBy, items: openRequest.items.map((item) => t(`items.${item}`)).join(', ') })}
              </strong>{' '}
              <Said text={openRequest.words} /> · {t('ask.by')} <Moment at={openRequest.dueAt} distance />
              {openRequest.overdue && (
                <>
                  {' · '}
                  <strong className={classes.overdue}>{t('ask.overdue')}</strong>
                </>
              )}
            </span>
          </p>
        )}
      </div>
      <div className={classes.verdicts}>
        {decides && (
          <>
            <Button onClick={onAccept} rightSection={<Kbd size="xs">A</Kbd>}>
              {t('accept')}
            </Button>
            <Button variant="default" onClick={onReturn} rightSection={<Kbd size="xs">R</Kbd>}>
              {t('return')}
            </Button>
            {openRequest === null && (
              <Button variant="default" onClick={() => setAsks('sender')}>
                {t('ask.button', { name: raisedBy })}
              </Button>
            )}
          </>
        )}
        {openRequest !== null && can('escalation.raise', ticket.client.id) && (
          <Button variant={mine ? 'filled' : 'default'} onClick={() => setAsks('answer')}>
            {t('ask.answer')}
          </Button>
        )}
        {takesBack && (
          <Button variant="default" onClick={() => setAsks('withdraw')}>
            {t('withdraw.button')}
          </Button>
        )}
      </div>
      {asks === 'sender' && <AskSenderDialog ticket={ticket} escalation={escalation} onClose={close} />}
      {asks === 'answer' && <AddToPacketDialog escalation={escalation} onClose={close} />}
      {asks === 'withdraw' && <WithdrawDialog escalation={escalation} reference={ticket.reference} onClose={close} />}
    </section>
  );
}
