import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addSite, readClient } from '../../../estate/clients/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { ZoneSelect } from '../../platform/time/ZoneSelect.tsx';

/** Adds a place of a client; it lives in the client's zone unless said otherwise. */
export function AddSite({ clientId, timeZone }: { clientId: string; timeZone: string }) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation();
  const [name, setName] = useState('');
  const [zone, setZone] = useState(timeZone);
  const add = useCommand(addSite, { renews: [readClient], onDone: () => setName('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ clientId, name: name.trim(), timeZone: zone });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={add.error} />
      <div className={formClasses.pair}>
        <TextInput
          label={t('newSite')}
          required
          withAsterisk={false}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <ZoneSelect value={zone} onChange={setZone} />
      </div>
      <div className={formClasses.end}>
        <Button type="submit" variant="default" loading={add.isPending}>
          {common('add')}
        </Button>
      </div>
    </form>
  );
}
