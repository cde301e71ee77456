import { Button, Checkbox, Table, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formTeam, listTeams } from '../../../estate/people/contract.ts';
import { teamNameTaken } from '../../../estate/people/refusals.ts';
import { errorOf } from '../../api/problem.ts';
import { useList } from '../../api/use-list.ts';
import { useCommand } from '../../api/use-operation.ts';
import { ActionDialog } from '../../platform/parts/ActionDialog.tsx';
import formClasses from '../../platform/parts/form.module.css';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { TierField } from './TierField.tsx';
import type { Tier } from './tiers.ts';

/** Who works together at which tier. */
export function TeamsPage() {
  const { t } = useTranslation('people');
  const { can } = useSession();
  const teams = useList(listTeams, {});
  return (
    <ListPage
      title={t('teams')}
      list={teams}
      emptyText={t('noTeams')}
      action={can('agent.manage') && <ActionDialog label={t('formTeam')}>{(close) => <TeamForm onDone={close} />}</ActionDialog>}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('tier')}</Table.Th>
            <Table.Th>{t('specialism')}</Table.Th>
            <Table.Th>{t('members')}</Table.Th>
            <Table.Th>{t('intake')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {teams.items.map(({ teamId, name, tier, specialism, members, intake }) => (
            <Table.Tr key={teamId}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{tier}</Table.Td>
              <Table.Td>{specialism ?? '–'}</Table.Td>
              <Table.Td>{members}</Table.Td>
              <Table.Td>{intake ? t('intakeYes') : '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ListPage>
  );
}

function TeamForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('people');
  const [name, setName] = useState('');
  const [specialism, setSpecialism] = useState('');
  const [tier, setTier] = useState<Tier>(2);
  const [intake, setIntake] = useState(false);
  const form = useCommand(formTeam, { renews: [listTeams], onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.mutate({ name: name.trim(), tier, intake, ...(specialism.trim() !== '' && { specialism: specialism.trim() }) });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={form.error} />
      <TextInput
        label={t('name')}
        data-autofocus
        required
        withAsterisk={false}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
        error={form.error?.is(teamNameTaken) ? form.error.message : errorOf(form.error, 'name')}
      />
      <div className={formClasses.pair}>
        <TierField value={tier} onChange={setTier} />
        <TextInput label={t('specialism')} value={specialism} onChange={({ currentTarget: { value } }) => setSpecialism(value)} />
      </div>
      <Checkbox
        label={t('intake')}
        description={t('intakeHint')}
        checked={intake}
        onChange={({ currentTarget }) => setIntake(currentTarget.checked)}
      />
      <div className={formClasses.end}>
        <Button type="submit" size="sm" loading={form.isPending}>
          {t('formTeam')}
        </Button>
      </div>
    </form>
  );
}
