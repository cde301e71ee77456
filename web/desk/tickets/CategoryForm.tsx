import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addCategory, changeCategory, listCategories } from '../../../desk/tickets/contract.ts';
import { categoryNameTaken } from '../../../desk/tickets/refusals.ts';
import { listClients } from '../../../estate/clients/contract.ts';
import { listTeams } from '../../../estate/people/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useAll } from '../../api/use-all.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';

export type ListedCategory = z.output<typeof listCategories.reply>['items'][number];

interface CategoryFormProps {
  /** The one to be changed; a new one without it. */
  readonly category?: ListedCategory;
  readonly onDone: () => void;
}

/** Adds a category, or renames one and says where new tickets in it land. Whose it is and what it stands under stay as they were made. */
export function CategoryForm({ category, onDone }: CategoryFormProps) {
  const { t } = useTranslation('categories');
  const { can } = useSession();
  const [name, setName] = useState(category?.name ?? '');
  const [teamId, setTeamId] = useState(category?.defaultTeamId ?? '');
  const [parentId, setParentId] = useState('');
  const clients = useAll(listClients, {});
  const managed = (clients.data?.items ?? []).filter(({ clientId }) => can('agreement.manage', clientId));
  const forAll = useSession().canForAll('agreement.manage');
  const [chosen, setChosen] = useState<string>();
  const clientId = chosen ?? (forAll ? '' : (managed[0]?.clientId ?? ''));
  const teams = useAll(listTeams, { tier: 1 });
  const above = useAll(listCategories, { clientId: clientId || undefined }, { enabled: category === undefined });
  const renews = { renews: [listCategories], onDone };
  const add = useCommand(addCategory, renews);
  const change = useCommand(changeCategory, renews);
  const { error, isPending } = category === undefined ? add : change;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (category !== undefined) return change.mutate({ categoryId: category.categoryId, name: name.trim(), defaultTeamId: teamId || null });
    add.mutate({
      name: name.trim(),
      clientId: clientId || undefined,
      parentId: parentId || undefined,
      defaultTeamId: teamId || undefined,
    });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={error} />
      <TextInput
        label={t('name')}
        data-autofocus
        required
        withAsterisk={false}
        maxLength={80}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
        error={error?.is(categoryNameTaken) ? error.message : errorOf(error, 'name')}
      />
      {category === undefined && (
        <div className={formClasses.pair}>
          <NativeSelect
            label={t('client')}
            data={[
              ...(forAll ? [{ value: '', label: t('everyClient') }] : []),
              ...managed.map((one) => ({ value: one.clientId, label: one.name })),
            ]}
            value={clientId}
            onChange={({ currentTarget: { value } }) => {
              setChosen(value);
              setParentId('');
            }}
          />
          <NativeSelect
            label={t('under')}
            data={[
              { value: '', label: t('underNothing') },
              ...(above.data?.items ?? [])
                .filter((one) => clientId !== '' || one.clientId === null)
                .map((one) => ({ value: one.categoryId, label: one.name })),
            ]}
            value={parentId}
            onChange={({ currentTarget: { value } }) => setParentId(value)}
          />
        </div>
      )}
      <NativeSelect
        label={t('team')}
        description={t('teamHint')}
        data={[{ value: '', label: t('intake') }, ...(teams.data?.items ?? []).map((one) => ({ value: one.teamId, label: one.name }))]}
        value={teamId}
        onChange={({ currentTarget: { value } }) => setTeamId(value)}
      />
      <div className={formClasses.end}>
        <Button type="submit" size="sm" loading={isPending}>
          {category === undefined ? t('add') : t('save')}
        </Button>
      </div>
    </form>
  );
}
