import { useTranslation } from 'react-i18next';
import { clockText } from '../../platform/time/durations.ts';
import classes from './escalation.module.css';
import { LateMark } from './LateMark.tsx';
import type { Scored } from './use-packet-score.ts';

/** How much of the packet is there, and what is left of the clock when it is handed over. */
export function PacketMeter({ scored }: { scored: Scored | undefined }) {
  const { t } = useTranslation('escalation');
  const complete = scored?.score.complete ?? 0;
  const missing = scored?.score.items.filter((item) => !item.complete) ?? [];
  return (
    <div className={classes.meter}>
      <div className={classes.meterLine}>
        <span className={classes.cells} role="img" aria-label={t('complete', { complete })}>
          {(scored?.score.items ?? []).map(({ item, complete: isThere }) => (
            <span key={item} data-there={isThere} />
          ))}
        </span>
        <strong>{t('complete', { complete })}</strong>
        {scored?.secondsLeft != null && <span className={classes.muted}>{t('leftAfter', { time: clockText(scored.secondsLeft) })}</span>}
        {scored?.landing?.need && scored.toTier !== null && (
          <span className={classes.muted}>{t('need', { tier: scored.toTier, time: clockText(scored.landing.need.medianSeconds) })}</span>
        )}
        {scored?.landing?.lateHandoff === true && <LateMark />}
      </div>
      {/* Read out when it changes, for it answers what is being typed. */}
      <ul className={classes.lacking} aria-live="polite">
        {missing.map(({ item, lacks }) => (
          <li key={item}>
            <strong>{t(`items.${item}`)}</strong> {lacks.join('; ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
