import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorOf, type Problem } from '../../api/problem.ts';
import formClasses from '../../platform/parts/form.module.css';
import classes from '../criteria/criteria.module.css';

interface StepFieldsProps<Step> {
  readonly at: number;
  readonly step: Step;
  readonly isLast: boolean;
  readonly mayChange: boolean;
  readonly problem: Problem | null;
  readonly onChange: (step: Step) => void;
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onRemove: () => void;
}

/** One step: what is done, what is to be seen when it helps, and its place in the order. */
export function StepFields<Step extends { readonly action: string; readonly expected: string }>({
  at,
  step,
  isLast,
  mayChange,
  problem,
  onChange,
  onUp,
  onDown,
  onRemove,
}: StepFieldsProps<Step>) {
  const { t } = useTranslation('steps');
  const number = at + 1;
  if (!mayChange)
    return (
      <div className={classes.criterion}>
        <p>
          <strong>{step.action}</strong>
        </p>
        <p className={classes.muted}>{t('toBeSeen', { expected: step.expected })}</p>
      </div>
    );
  return (
    <fieldset className={classes.criterion}>
      <legend className={classes.legend}>{t('step', { number })}</legend>
      <div className={formClasses.pair}>
        <TextInput
          label={t('action', { number })}
          required
          withAsterisk={false}
          value={step.action}
          onChange={({ currentTarget: { value } }) => onChange({ ...step, action: value })}
          error={errorOf(problem, `steps/${at}/action`)}
        />
        <TextInput
          label={t('expected')}
          required
          withAsterisk={false}
          value={step.expected}
          onChange={({ currentTarget: { value } }) => onChange({ ...step, expected: value })}
          error={errorOf(problem, `steps/${at}/expected`)}
        />
      </div>
      <div className={classes.buttons}>
        <ActionIcon variant="default" size={26} disabled={at === 0} onClick={onUp} aria-label={t('up', { number })}>
          <IconArrowUp size={14} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={26} disabled={isLast} onClick={onDown} aria-label={t('down', { number })}>
          <IconArrowDown size={14} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={26} onClick={onRemove} aria-label={t('remove', { number })}>
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      </div>
    </fieldset>
  );
}
