import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CheckWords } from './CheckWords.tsx';
import classes from './criteria.module.css';
import type { Listed } from './draft.ts';

interface InheritedCriterionProps {
  readonly criterion: Listed['inForce'][number];
  readonly mayChange: boolean;
  readonly onChange: () => void;
  readonly onOff: () => void;
}

/** A criterion that counts here because it is said further away; it can be said otherwise here, or switched off. */
export function InheritedCriterion({ criterion: one, mayChange, onChange, onOff }: InheritedCriterionProps) {
  const { t } = useTranslation('criteria');
  return (
    <div className={classes.criterion}>
      <p>
        <strong>{one.words}</strong> <code>{one.criterion}</code>
      </p>
      <p className={classes.muted}>
        {t('saidAt', { layer: t(`layers.${one.layer}`), version: one.version })} ·{' '}
        {t('tiers', { tiers: one.fromTiers.map((tier) => `${tier} → ${tier + 1}`).join(', ') })}
      </p>
      <CheckWords checks={one.checks} />
      {mayChange && (
        <div className={classes.buttons}>
          <Button variant="default" size="compact-sm" onClick={onChange} aria-label={t('changeHereOf', { words: one.words })}>
            {t('changeHere')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onOff} aria-label={t('offHereOf', { words: one.words })}>
            {t('offHere')}
          </Button>
        </div>
      )}
    </div>
  );
}
