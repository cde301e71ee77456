import { ActionIcon, Checkbox, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Check, place } from '../../../desk/criteria/rules.ts';
import { listCategories } from '../../../desk/tickets/contract.ts';
import { priority, ticketKind } from '../../../desk/tickets/rules.ts';
import { useAll } from '../../api/use-all.ts';
import formClasses from '../../platform/parts/form.module.css';
import classes from './criteria.module.css';
import { newChecks } from './draft.ts';

const kinds = ['words', 'access', 'steps_exhausted', 'people', 'clock_left', 'ticket'] as const satisfies readonly Check['kind'][];

interface CheckFieldsProps {
  readonly number: number;
  readonly check: Check;
  readonly clientId: string | undefined;
  readonly problem: string | undefined;
  readonly onChange: (check: Check) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One check of the catalogue with its parameters. */
export function CheckFields({ number, check, clientId, problem, onChange, onRemove }: CheckFieldsProps) {
  const { t } = useTranslation('criteria');
  return (
    <div className={classes.check}>
      <div className={classes.checkHead}>
        <NativeSelect
          label={t('checkNumber', { number })}
          data={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={check.kind}
          onChange={({ currentTarget: { value } }) => {
            const kind = kinds.find((one) => one === value);
            if (kind !== undefined) onChange(newChecks[kind]);
          }}
          error={problem}
        />
        {onRemove && (
          <ActionIcon variant="subtle" onClick={onRemove} aria-label={t('removeCheck', { number })}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <Parameters check={check} clientId={clientId} onChange={onChange} />
    </div>
  );
}

function Parameters({ check, clientId, onChange }: Pick<CheckFieldsProps, 'check' | 'clientId' | 'onChange'>) {
  const { t } = useTranslation('criteria');
  const number = (label: string, value: number, { min, max }: { min: number; max: number }, put: (value: number) => void) => (
    <NumberInput label={label} min={min} max={max} allowDecimal={false} value={value} onChange={(next) => put(Number(next))} />
  );
  switch (check.kind) {
    case 'access':
      return <p className={formClasses.hint}>{t('accessHint')}</p>;
    case 'words':
      return (
        <TextInput
          label={t('ask')}
          required
          withAsterisk={false}
          value={check.ask}
          onChange={({ currentTarget: { value } }) => onChange({ ...check, ask: value })}
        />
      );
    case 'steps_exhausted':
      return number(t('fewest'), check.fewest, { min: 1, max: 20 }, (fewest) => onChange({ ...check, fewest }));
    case 'people':
      return (
        <div className={formClasses.pair}>
          {number(t('people'), check.people, { min: 2, max: 1_000 }, (people) => onChange({ ...check, people }))}
          {number(t('minutes'), check.minutes, { min: 1, max: 1_440 }, (minutes) => onChange({ ...check, minutes }))}
          <NativeSelect
            label={t('place')}
            data={place.options.map((one) => ({ value: one, label: t(`places.${one}`) }))}
            value={check.place}
            onChange={({ currentTarget: { value } }) => onChange({ ...check, place: place.catch(check.place).parse(value) })}
          />
        </div>
      );
    case 'clock_left':
      return (
        <div className={formClasses.pair}>
          {number(t('percent'), check.percent, { min: 0, max: 100 }, (percent) => onChange({ ...check, percent }))}
          {number(t('orMinutes'), check.minutes, { min: 0, max: 10_080 }, (minutes) => onChange({ ...check, minutes }))}
        </div>
      );
    case 'ticket':
      return <TicketConditions check={check} clientId={clientId} onChange={onChange} />;
  }
}

interface TicketConditionsProps {
  readonly check: Extract<Check, { kind: 'ticket' }>;
  readonly clientId: string | undefined;
  readonly onChange: (check: Check) => void;
}

/** What kind of ticket it must be; what is left empty does not matter. */
function TicketConditions({ check: { priorities, categoryIds, ticketKind: kind, vip }, clientId, onChange }: TicketConditionsProps) {
  const { t } = useTranslation('criteria');
  const categories = useAll(listCategories, { clientId });
  const offered = (categories.data?.items ?? []).filter((one) => one.clientId === null || one.clientId === clientId);
  const put = (part: Partial<TicketConditionsProps['check']>) => {
    const next = { priorities, categoryIds, ticketKind: kind, vip, ...part };
    onChange({
      kind: 'ticket',
      ...(next.priorities && next.priorities.length > 0 && { priorities: next.priorities }),
      ...(next.categoryIds && next.categoryIds.length > 0 && { categoryIds: next.categoryIds }),
      ...(next.ticketKind && { ticketKind: next.ticketKind }),
      ...(next.vip && { vip: next.vip }),
    });
  };
  return (
    <>
      <div className={formClasses.pair}>
        <MultiSelect
          label={t('priorities')}
          data={priority.options.map(({ value }) => ({ value: String(value), label: `P${value}` }))}
          value={(priorities ?? []).map(String)}
          onChange={(values) =>
            put({ priorities: priority.options.map(({ value }) => value).filter((value) => values.includes(String(value))) })
          }
        />
        <MultiSelect
          label={t('categories')}
          searchable
          data={offered.map(({ categoryId, name }) => ({ value: categoryId, label: name }))}
          value={categoryIds ?? []}
          onChange={(values) => put({ categoryIds: values })}
        />
        <NativeSelect
          label={t('ticketKind')}
          data={[{ value: '', label: t('whatever') }, ...ticketKind.options.map((one) => ({ value: one, label: t(`ticketKinds.${one}`) }))]}
          value={kind ?? ''}
          onChange={({ currentTarget: { value } }) => put({ ticketKind: ticketKind.safeParse(value).data })}
        />
      </div>
      <Checkbox
        label={t('onlyVip')}
        checked={vip === true}
        onChange={({ currentTarget: { checked } }) => put({ vip: checked ? true : undefined })}
      />
    </>
  );
}
