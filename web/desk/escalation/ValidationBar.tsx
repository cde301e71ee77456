import { Button, Kbd } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { HandOverNote } from '../promises/HandOverNote.tsx';
import type { Ticket } from '../tickets/ticket.ts';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';

interface ValidationBarProps {
  readonly ticket: Ticket;
  readonly escalation: Escalation;
  readonly onAccept: () => void;
  readonly onReturn: () => void;
}

/** Until the receiving tier has decided: who asks what since when, the two verdicts, and that the clock does not stop for it. */
export function ValidationBar({ ticket, escalation, onAccept, onReturn }: ValidationBarProps) {
  const { t } = useTranslation('escalation');
  const { can } = useSession();
  const decides = can('escalation.decide', ticket.client.id);
  const { toTier, raisedBy, raisedAt, why, overrideReason } = escalation;
  return (
    <section className={classes.validation} aria-label={t('awaits', { tier: toTier })}>
      <IconBriefcase size={20} stroke={1.6} aria-hidden />
      <div className={classes.validationWords}>
        <strong>{t('awaits', { tier: toTier })}</strong>
        <p>
          {t('raised', { name: raisedBy, criterion: why?.words ?? t('criteria.none') })} · <Moment at={raisedAt} distance />
          {overrideReason !== null && ` · ${t('sentAnyway', { reason: overrideReason })}`}
        </p>
        {why && (
          <p>
            {t(why.met ? 'provenance' : 'provenanceNot', { layer: t(`layers.${why.layer}`), version: why.version, because: why.because })}
          </p>
        )}
        <p>{t('clockRuns')}</p>
        {decides && <HandOverNote ticket={ticket} onlyNear />}
      </div>
      {decides && (
        <div className={classes.verdicts}>
          <Button onClick={onAccept} rightSection={<Kbd size="xs">A</Kbd>}>
            {t('accept')}
          </Button>
          <Button variant="default" onClick={onReturn} rightSection={<Kbd size="xs">R</Kbd>}>
            {t('return')}
          </Button>
        </div>
      )}
    </section>
  );
}
