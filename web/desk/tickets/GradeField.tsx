import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grade } from '../../../desk/tickets/rules.ts';
import classes from './ticket.module.css';

const grades = [1, 2, 3] as const satisfies readonly Grade[];

/** High, medium or low. */
export function GradeField({ label, value, onChange }: { label: string; value: Grade; onChange: (grade: Grade) => void }) {
  const { t } = useTranslation('tickets');
  const id = useId();
  return (
    <div className={classes.grade}>
      <span id={id}>{label}</span>
      <SegmentedControl
        size="xs"
        aria-labelledby={id}
        data={grades.map((grade) => ({ value: String(grade), label: t(`grades.${grade}`) }))}
        value={String(value)}
        onChange={(next) => onChange(grades.find((grade) => String(grade) === next) ?? 2)}
      />
    </div>
  );
}
