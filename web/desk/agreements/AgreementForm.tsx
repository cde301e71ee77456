import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listAgreements, publishAgreement } from '../../../desk/agreements/contract.ts';
import { listCalendars } from '../../../estate/calendars/contract.ts';
import { listTeams } from '../../../estate/people/contract.ts';
import { tier } from '../../../estate/people/rules.ts';
import { errorOf } from '../../api/problem.ts';
import { useAll } from '../../api/use-all.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import type { AgreementDraft } from './draft.ts';
import { PauseRows } from './PauseRows.tsx';
import { TermRows } from './TermRows.tsx';
import { WarningRows } from './WarningRows.tsx';

interface AgreementFormProps {
  readonly clientId: string;
  readonly starts: AgreementDraft;
  readonly onDone: () => void;
}

/** All that one version of an agreement says. Nothing that was promised before is changed by it. */
export function AgreementForm({ clientId, starts, onDone }: AgreementFormProps) {
  const { t } = useTranslation('agreements');
  const calendars = useRead(listCalendars, { clientId });
  const [draft, setDraft] = useState(starts);
  const [from, setFrom] = useState('');
  const change = (part: Partial<AgreementDraft>) => setDraft({ ...draft, ...part });
  const publish = useCommand(publishAgreement, {
    renews: [listAgreements],
    onDone: ({ name, version }) => {
      say(t('published', { name, version }));
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate({ clientId, ...draft, ...(from !== '' && { effectiveFrom: new Date(from).toISOString() }) });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={publish.error} />
      <div className={formClasses.pair}>
        <TextInput
          label={t('name')}
          data-autofocus
          required
          withAsterisk={false}
          value={draft.name}
          onChange={({ currentTarget: { value } }) => change({ name: value })}
          error={errorOf(publish.error, 'name')}
        />
        <Select
          label={t('calendar')}
          data={(calendars.data?.items ?? []).map(labelOf)}
          allowDeselect={false}
          value={draft.calendarId}
          onChange={(value) => value !== null && change({ calendarId: value })}
          error={errorOf(publish.error, 'calendarId')}
        />
      </div>
      <ScopeField draft={draft} onChange={change} error={errorOf(publish.error, 'scope')} />
      <TermRows clientId={clientId} kind={draft.kind} terms={draft.terms} onChange={(terms) => change({ terms })} problem={publish.error} />
      <WarningRows warnings={draft.warnings} onChange={(warnings) => change({ warnings })} problem={publish.error} />
      {draft.kind === 'sla' && (
        <>
          <PauseRows pauses={draft.pauses} onChange={(pauses) => change({ pauses })} problem={publish.error} />
          <NumberInput
            label={t('reopen')}
            description={t('reopenHint')}
            min={0}
            max={260}
            allowDecimal={false}
            value={draft.reopenWorkingDays}
            onChange={(value) => change({ reopenWorkingDays: Number(value) })}
          />
        </>
      )}
      <TextInput
        type="datetime-local"
        label={t('effectiveFrom')}
        description={t('effectiveHint')}
        value={from}
        onChange={({ currentTarget: { value } }) => setFrom(value)}
        error={errorOf(publish.error, 'effectiveFrom')}
      />
      <div className={formClasses.end}>
        <p className={formClasses.hint}>{t('openKeep')}</p>
        <Button type="submit" size="sm" loading={publish.isPending}>
          {t('publish')}
        </Button>
      </div>
    </form>
  );
}

/** A calendar with the hours of its version in force; one of a site is named with it. */
function labelOf({ calendarId, name, siteName, versions }: z.output<typeof listCalendars.reply>['items'][number]) {
  const words = (versions.find(({ current }) => current) ?? versions[0])?.words ?? '';
  return { value: calendarId, label: `${siteName === null ? name : `${name}, ${siteName}`}: ${words}` };
}

interface ScopeFieldProps {
  readonly draft: AgreementDraft;
  readonly onChange: (part: Partial<AgreementDraft>) => void;
  readonly error: string | undefined;
}

/** Whose budget or promise it is. The client's measures the whole ticket and needs none. */
function ScopeField({ draft: { kind, scope }, onChange, error }: ScopeFieldProps) {
  const { t } = useTranslation('agreements');
  const teams = useAll(listTeams, {}, { enabled: kind === 'ola' });
  if (kind === 'sla') return null;
  if (kind === 'underpinning')
    return (
      <TextInput
        label={t('supplier')}
        description={t('supplierHint')}
        value={scope.supplier ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ scope: { supplier: value } })}
        error={error}
      />
    );
  const tiers = tier.options.map(({ value }) => ({ value: String(value), label: t('tier', { tier: value }) }));
  const known = (teams.data?.items ?? []).map(({ teamId, name }) => ({ value: teamId, label: name }));
  const choose = (value: string | null) => {
    const ofTier = tier.safeParse(Number(value));
    if (value !== null) onChange({ scope: ofTier.success ? { tier: ofTier.data } : { teamId: value } });
  };
  return (
    <Select
      label={t('budgetOf')}
      data={[
        { group: t('tiers'), items: tiers },
        { group: t('teams'), items: known },
      ]}
      allowDeselect={false}
      value={scope.teamId ?? String(scope.tier ?? 2)}
      onChange={choose}
      error={error}
    />
  );
}
