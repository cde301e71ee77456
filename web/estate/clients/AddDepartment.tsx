import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDepartment, readClient } from '../../../estate/clients/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';

interface AddDepartmentProps {
  readonly clientId: string;
  readonly sites: readonly { readonly siteId: string; readonly name: string }[];
}

/** Adds a department of a client, at one of its sites or at none. */
export function AddDepartment({ clientId, sites }: AddDepartmentProps) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation();
  const [name, setName] = useState('');
  const [siteId, setSiteId] = useState('');
  const add = useCommand(addDepartment, { renews: [readClient], onDone: () => setName('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ clientId, name: name.trim(), ...(siteId !== '' && { siteId }) });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={add.error} />
      <div className={formClasses.pair}>
        <TextInput
          label={t('newDepartment')}
          required
          withAsterisk={false}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <NativeSelect
          label={t('atSite')}
          data={[{ value: '', label: t('noSite') }, ...sites.map((site) => ({ value: site.siteId, label: site.name }))]}
          value={siteId}
          onChange={({ currentTarget: { value } }) => setSiteId(value)}
        />
      </div>
      <div className={formClasses.end}>
        <Button type="submit" variant="default" loading={add.isPending}>
          {common('add')}
        </Button>
      </div>
    </form>
  );
}
