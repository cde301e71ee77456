import { useTranslation } from 'react-i18next';
import { clockText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import type { Escalation } from './escalation.ts';
import { LateMark } from './LateMark.tsx';
import classes from './landing.module.css';

/** What the clock said the second the ticket landed on this tier: due when, how much was left, who used what, and what this tier takes. */
export function LandingBanner({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation('escalation');
  const { landing, toTier } = escalation;
  if (landing === null) return null;
  const { secondsLeft, need, lateHandoff } = landing;
  return (
    <section className={classes.banner} data-late={lateHandoff === true} aria-label={t('landing', { tier: toTier })}>
      <span className={classes.pair}>
        <strong>{t('landing', { tier: toTier })}</strong>
        <Moment at={landing.at} homeZone={landing.zone} />
      </span>
      {lateHandoff === true && <LateMark />}
      <span className={classes.pair}>
        <span>{t('landingDue')}</span>
        <strong>
          <Moment at={landing.dueAt} homeZone={landing.zone} />
        </strong>
        <span className={classes.muted}>{landing.zone}</span>
      </span>
      <span className={classes.pair}>
        {secondsLeft < 0
          ? t('landingLate', { time: clockText(-secondsLeft), target: clockText(landing.targetSeconds) })
          : t('landingLeft', { time: clockText(secondsLeft), target: clockText(landing.targetSeconds) })}
      </span>
      <span className={classes.pair}>
        {landing.usedSeconds.map(({ tier, seconds }) => (
          <span key={tier} className={classes.used} data-tier={tier}>
            {t('landingUsed', { tier, time: clockText(seconds) })}
          </span>
        ))}
      </span>
      <span className={`${classes.pair} ${classes.need}`}>
        {need === null ? (
          <span className={classes.muted}>{t('needUnknown', { tier: toTier })}</span>
        ) : (
          <>
            <strong>{t('need', { tier: toTier, time: clockText(need.medianSeconds) })}</strong>
            <span className={classes.muted}>{t(`needBasis.${need.basis}`, { count: need.tickets })}</span>
          </>
        )}
      </span>
    </section>
  );
}
