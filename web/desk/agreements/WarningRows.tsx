import { ActionIcon, Button, Checkbox, NumberInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Warning, warned } from '../../../desk/agreements/rules.ts';
import { errorOf, type Problem } from '../../api/problem.ts';
import classes from './agreement-form.module.css';

interface WarningRowsProps {
  readonly warnings: readonly Warning[];
  readonly onChange: (warnings: Warning[]) => void;
  readonly problem: Problem | null;
}

/** At how much of the target used somebody is warned, and who. */
export function WarningRows({ warnings, onChange, problem }: WarningRowsProps) {
  const { t } = useTranslation('agreements');
  const set = (index: number, change: Partial<Warning>) =>
    onChange(warnings.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <fieldset className={classes.rows}>
      <legend>{t('warnings')}</legend>
      {errorOf(problem, 'warnings') !== undefined && <p className={classes.error}>{errorOf(problem, 'warnings')}</p>}
      {warnings.map(({ percent, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
        <div key={index} className={classes.row}>
          <NumberInput
            label={t('percent')}
            min={1}
            max={500}
            allowDecimal={false}
            value={percent}
            onChange={(value) => set(index, { percent: Number(value) })}
          />
          {warned.options.map((who) => (
            <Checkbox
              key={who}
              label={t(`warned.${who}`)}
              checked={to.includes(who)}
              onChange={({ currentTarget }) =>
                set(index, { to: warned.options.filter((one) => (one === who ? currentTarget.checked : to.includes(one))) })
              }
            />
          ))}
          <ActionIcon
            variant="subtle"
            aria-label={t('removeWarning', { percent })}
            onClick={() => onChange(warnings.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...warnings, { percent: Math.min(500, (warnings.at(-1)?.percent ?? 0) + 25), to: ['assignee'] }])}
      >
        {t('addWarning')}
      </Button>
    </fieldset>
  );
}
