import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { targetsFor } from '../../../desk/agreements/chosen-targets.ts';
import { listAgreements } from '../../../desk/agreements/contract.ts';
import { type Metric, metrics } from '../../../desk/agreements/rules.ts';
import { listCategories } from '../../../desk/tickets/contract.ts';
import { priority as priorities } from '../../../desk/tickets/rules.ts';
import { useRead } from '../../api/use-operation.ts';
import classes from './agreement-form.module.css';

interface TargetFieldsProps {
  readonly clientId: string;
  /** Working minutes of what was chosen; undefined for plain hours. */
  readonly onChoose: (minutes: number | undefined) => void;
}

const mostCategories = 200;

/** "As P2, of Network: the resolution": the target that the client's SLA in force has for such a ticket. */
export function TargetFields({ clientId, onChoose }: TargetFieldsProps) {
  const { t } = useTranslation('agreements');
  const agreements = useRead(listAgreements, { clientId });
  const categories = useRead(listCategories, { clientId, limit: mostCategories });
  const [priority, setPriority] = useState('');
  const [categoryId, setCategoryId] = useState('');
  const [metric, setMetric] = useState<Metric>('resolution');
  const sla = agreements.data?.items.find(({ kind, current }) => kind === 'sla' && current);
  const level = priorities.safeParse(Number(priority));
  const known = categories.data?.items ?? [];
  const targets =
    sla === undefined || !level.success
      ? undefined
      : targetsFor(sla.terms, { priority: level.data, categoryPath: pathOf(known, categoryId), assetKind: null, vip: false });
  const minutes = targets?.get(metric);
  // The field above follows what is chosen here, also when the agreement comes in later.
  useEffect(() => onChoose(minutes), [minutes, onChoose]);
  return (
    <div className={classes.targets}>
      <NativeSelect
        label={t('simulateAs')}
        value={priority}
        onChange={({ currentTarget: { value } }) => setPriority(value)}
        data={[
          { value: '', label: t('plainHours') },
          ...priorities.options.map(({ value }) => ({ value: String(value), label: t('priorityNumber', { priority: value }) })),
        ]}
      />
      {targets !== undefined && (
        <>
          <NativeSelect
            label={t('category')}
            value={categoryId}
            onChange={({ currentTarget: { value } }) => setCategoryId(value)}
            data={[{ value: '', label: t('every') }, ...known.map((one) => ({ value: one.categoryId, label: one.name }))]}
          />
          <NativeSelect
            label={t('simulateMetric')}
            value={metric}
            onChange={({ currentTarget: { value } }) => setMetric(metrics.find((one) => one === value) ?? 'resolution')}
            data={metrics.map((one) => ({ value: one, label: t(`metrics.${one}`), disabled: !targets.has(one) }))}
          />
          <p className={classes.hint}>
            {sla && minutes !== undefined
              ? t('simulatedBy', { name: sla.name, version: sla.version, minutes })
              : t('simulatedNone', { metric: t(`metrics.${metric}`) })}
          </p>
        </>
      )}
    </div>
  );
}

interface Category {
  readonly categoryId: string;
  readonly parentId: string | null;
}

/** The way from a category up to the root, itself first. */
function pathOf(known: readonly Category[], categoryId: string): readonly string[] {
  const path: string[] = [];
  for (let next: string | null = categoryId; next !== null && next !== '' && !path.includes(next); ) {
    path.push(next);
    const own: string = next;
    next = known.find((one) => one.categoryId === own)?.parentId ?? null;
  }
  return path;
}
