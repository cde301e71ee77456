import { useTranslation } from 'react-i18next';
import { exactText } from '../../platform/time/durations.ts';
import classes from './clocks.module.css';

/** Which share of the whole each tier used: the clock ribbon's patterns, with nothing left and nothing due. */
export function ShareRibbon({ used }: { used: readonly { readonly tier: 1 | 2 | 3; readonly seconds: number }[] }) {
  const { t } = useTranslation('clocks');
  const whole = Math.max(
    1,
    used.reduce((sum, { seconds }) => sum + seconds, 0),
  );
  const shares = used.filter(({ seconds }) => seconds > 0);
  // All of it in closed hours: there is no share to show.
  if (shares.length === 0) return null;
  const spoken = shares.map(({ tier, seconds }) => t('usedBy', { tier, time: exactText(seconds) })).join(', ');
  return (
    <div className={`${classes.ribbon} ${classes.tall}`} data-shape="waiting" role="img" aria-label={spoken} title={spoken}>
      {shares.map(({ tier, seconds }) => (
        <span key={tier} className={classes.used} data-tier={tier} style={{ width: `${(100 * seconds) / whole}%` }} />
      ))}
    </div>
  );
}
