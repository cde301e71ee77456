import { ActionIcon, Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type AgreementKind, type Metric, metrics, minutesOf, type Term } from '../../../desk/agreements/rules.ts';
import { listCategories } from '../../../desk/tickets/contract.ts';
import { assetKind, priority } from '../../../desk/tickets/rules.ts';
import { errorOf, type Problem } from '../../api/problem.ts';
import { useAll } from '../../api/use-all.ts';
import classes from './agreement-form.module.css';

interface TermRowsProps {
  readonly clientId: string;
  readonly kind: AgreementKind;
  readonly terms: readonly Term[];
  readonly onChange: (terms: Term[]) => void;
  readonly problem: Problem | null;
}

/** What a kind of agreement may promise. */
const promised: Readonly<Record<AgreementKind, readonly Metric[]>> = {
  sla: metrics,
  ola: ['response', 'resolution'],
  underpinning: ['resolution'],
};

/** The rows of an agreement: conditions, and working minutes for each metric. The row that fits a ticket most closely counts. */
export function TermRows({ clientId, kind, terms, onChange, problem }: TermRowsProps) {
  const { t } = useTranslation(['agreements', 'tickets']);
  const categories = useAll(listCategories, { clientId });
  const set = (index: number, change: Partial<Record<keyof Term, unknown>>) =>
    onChange(terms.map((row, at) => (at === index ? withoutEmpty({ ...row, ...change }) : row)));
  return (
    <fieldset className={classes.rows}>
      <legend>{t('terms')}</legend>
      <p className={classes.hint}>{t('termsHint')}</p>
      {errorOf(problem, 'terms') !== undefined && <p className={classes.error}>{errorOf(problem, 'terms')}</p>}
      {terms.map((row, index) => (
        // Rows have no name of their own: they are told apart by where they stand.
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
        <fieldset key={index} className={classes.row}>
          <legend className={classes.number}>{t('row', { number: index + 1 })}</legend>
          <Select
            label={t('priority')}
            placeholder={t('every')}
            clearable
            data={priority.options.map(({ value }) => ({ value: String(value), label: t('priorityNumber', { priority: value }) }))}
            value={row.priority === undefined ? null : String(row.priority)}
            onChange={(value) => set(index, { priority: value === null ? undefined : Number(value) })}
          />
          <Select
            label={t('category')}
            placeholder={t('every')}
            clearable
            searchable
            data={(categories.data?.items ?? []).map(({ categoryId, name }) => ({ value: categoryId, label: name }))}
            value={row.categoryId ?? null}
            onChange={(value) => set(index, { categoryId: value ?? undefined })}
          />
          <Select
            label={t('asset')}
            placeholder={t('every')}
            clearable
            data={assetKind.options.map((value) => ({ value, label: t(`tickets:assets.${value}`) }))}
            value={row.assetKind ?? null}
            onChange={(value) => set(index, { assetKind: value ?? undefined })}
          />
          {promised[kind].map((metric) => (
            <NumberInput
              key={metric}
              label={t('minutesFor', { metric: t(`metrics.${metric}`) })}
              min={1}
              max={525_600}
              allowDecimal={false}
              value={row[minutesOf[metric]] ?? ''}
              onChange={(value) => set(index, { [minutesOf[metric]]: value === '' ? undefined : Number(value) })}
            />
          ))}
          <Checkbox
            label={t('vip')}
            checked={row.vip === true}
            onChange={({ currentTarget }) => set(index, { vip: currentTarget.checked ? true : undefined })}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('removeRow', { number: index + 1 })}
            disabled={terms.length === 1}
            onClick={() => onChange(terms.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </fieldset>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...terms, { resolutionMinutes: 480 }])}
      >
        {t('addRow')}
      </Button>
    </fieldset>
  );
}

/** A row as it is sent: what was emptied is left out. */
function withoutEmpty(row: Partial<Record<keyof Term, unknown>>): Term {
  // The desk checks each row again.
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Term;
}
