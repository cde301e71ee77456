import { useTranslation } from 'react-i18next';
import classes from './escalation.module.css';
import type { Scored } from './use-packet-score.ts';

/** The criteria that are met just now, and why; live, before anybody escalates. */
export function CriteriaNow({ criteria }: { criteria: Scored['criteria'] }) {
  const { t } = useTranslation('escalation');
  const met = criteria.filter((one) => one.met);
  return (
    <div className={classes.metNow}>
      <strong>{met.length === 0 ? t('noneMetNow') : t('metJustNow')}</strong>
      <ul>
        {met.map(({ criterion, words, because, layer, version }) => (
          <li key={criterion} title={t('provenance', { layer: t(`layers.${layer}`), version, because })}>
            {words} <span className={classes.muted}>{because}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
