import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formTeam, listTeams } from '../../../estate/people/contract.ts';
import { useAll } from '../../api/use-all.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { tiers } from './tiers.ts';

/** Forms one team for each tier; the first tier's takes in what nobody has sorted yet. Names can be changed before. */
export function TeamsStarter({ submitLabel, onDone }: { submitLabel: string; onDone: () => void }) {
  const { t } = useTranslation('people');
  const teams = useAll(listTeams, {});
  const [names, setNames] = useState({ 1: t('starter.1'), 2: t('starter.2'), 3: t('starter.3') });
  const form = useCommand(formTeam, { renews: [listTeams] });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const known = teams.data?.items ?? [];
    for (const tier of tiers) {
      const name = names[tier].trim();
      const isThere = known.some((team) => team.tier === tier || team.name === name);
      if (name !== '' && !isThere) await form.mutateAsync({ name, tier, intake: tier === 1 });
    }
    onDone();
  };
  return (
    <form className={formClasses.form} onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <Refusal problem={form.error ?? teams.error} />
      {tiers.map((tier) => (
        <TextInput
          key={tier}
          label={t('teamOfTier', { tier })}
          description={t(`starterHints.${tier}`)}
          value={names[tier]}
          onChange={({ currentTarget: { value } }) => setNames({ ...names, [tier]: value })}
        />
      ))}
      <div className={formClasses.actions}>
        <Button type="submit" size="sm" loading={form.isPending} disabled={teams.isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
