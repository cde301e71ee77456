import { Checkbox, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Pause } from '../../../desk/agreements/rules.ts';
import { pendingReason } from '../../../desk/tickets/rules.ts';
import { errorOf, type Problem } from '../../api/problem.ts';
import classes from './agreement-form.module.css';

interface PauseRowsProps {
  readonly pauses: readonly Pause[];
  readonly onChange: (pauses: Pause[]) => void;
  readonly problem: Problem | null;
}

/** Half a working day, when nobody has said another cap yet. */
const usualMinutes = 240;

/** Reasons for which the clock may stand still, each with its cap. None is the rule. */
export function PauseRows({ pauses, onChange, problem }: PauseRowsProps) {
  const { t } = useTranslation(['agreements', 'tickets']);
  return (
    <fieldset className={classes.rows}>
      <legend>{t('pauses')}</legend>
      <p className={classes.hint}>{t('pausesHint')}</p>
      {errorOf(problem, 'pauses') !== undefined && <p className={classes.error}>{errorOf(problem, 'pauses')}</p>}
      {pendingReason.options.map((reason) => {
        const listed = pauses.find((pause) => pause.reason === reason);
        const others = pauses.filter((pause) => pause.reason !== reason);
        return (
          <div key={reason} className={classes.row}>
            <Checkbox
              label={t(`tickets:waitsFor.${reason}`)}
              checked={listed !== undefined}
              onChange={({ currentTarget }) =>
                onChange(currentTarget.checked ? [...others, { reason, mostMinutes: usualMinutes }] : others)
              }
            />
            {listed && (
              <NumberInput
                label={t('mostMinutes')}
                min={1}
                max={525_600}
                allowDecimal={false}
                value={listed.mostMinutes}
                onChange={(value) => onChange([...others, { reason, mostMinutes: Number(value) }])}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
