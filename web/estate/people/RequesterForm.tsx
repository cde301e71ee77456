import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listClients, readClient } from '../../../estate/clients/contract.ts';
import { listRequesters, registerRequester } from '../../../estate/people/contract.ts';
import { emailTaken } from '../../../estate/people/refusals.ts';
import { errorOf } from '../../api/problem.ts';
import { useAll } from '../../api/use-all.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';

const empty = { name: '', email: '', phone: '', departmentId: '', siteId: '' };

export type RegisteredRequester = z.output<typeof registerRequester.reply> & { readonly clientName: string };

interface RequesterFormProps {
  /** What was typed before anybody was found. */
  readonly name?: string;
  readonly onDone: (requester: RegisteredRequester) => void;
}

/** Registers a person at a client, so that tickets can be opened for them. */
export function RequesterForm({ name = '', onDone }: RequesterFormProps) {
  const { t } = useTranslation('people');
  const { can } = useSession();
  const [chosen, setChosen] = useState<string>();
  const [fields, setFields] = useState({ ...empty, name });
  const [vip, setVip] = useState(false);
  const clients = useAll(listClients, {});
  const clientId = chosen ?? clients.data?.items[0]?.clientId;
  const client = useRead(readClient, { clientId: clientId ?? '' }, { enabled: clientId !== undefined });
  const register = useCommand(registerRequester, {
    renews: [listRequesters],
    onDone: (requester) => onDone({ ...requester, clientName: client.data?.name ?? '' }),
  });
  const set = (field: keyof typeof empty) => (event: { currentTarget: { value: string } }) =>
    setFields({ ...fields, [field]: event.currentTarget.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (clientId === undefined) return;
    const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
    register.mutate({ clientId, vip, ...filled, name: fields.name.trim() });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={register.error} />
      <NativeSelect
        label={t('client')}
        data={(clients.data?.items ?? []).map((one) => ({ value: one.clientId, label: one.name }))}
        value={clientId ?? ''}
        onChange={({ currentTarget: { value } }) => {
          setChosen(value);
          setFields({ ...fields, departmentId: '', siteId: '' });
        }}
      />
      <TextInput
        label={t('name')}
        data-autofocus
        required
        withAsterisk={false}
        value={fields.name}
        onChange={set('name')}
        error={errorOf(register.error, 'name')}
      />
      <div className={formClasses.pair}>
        <TextInput
          label={t('email')}
          type="email"
          value={fields.email}
          onChange={set('email')}
          error={register.error?.is(emailTaken) ? register.error.message : errorOf(register.error, 'email')}
        />
        <TextInput label={t('phone')} type="tel" value={fields.phone} onChange={set('phone')} error={errorOf(register.error, 'phone')} />
      </div>
      <div className={formClasses.pair}>
        <NativeSelect
          label={t('department')}
          data={[
            { value: '', label: t('none') },
            ...(client.data?.departments ?? []).map((one) => ({ value: one.departmentId, label: one.name })),
          ]}
          value={fields.departmentId}
          onChange={set('departmentId')}
        />
        <NativeSelect
          label={t('site')}
          data={[{ value: '', label: t('none') }, ...(client.data?.sites ?? []).map((one) => ({ value: one.siteId, label: one.name }))]}
          value={fields.siteId}
          onChange={set('siteId')}
        />
      </div>
      {can('people.manage', clientId) && (
        <Checkbox label={t('isVip')} checked={vip} onChange={({ currentTarget }) => setVip(currentTarget.checked)} />
      )}
      <div className={formClasses.end}>
        <Button type="submit" size="sm" loading={register.isPending}>
          {t('registerRequester')}
        </Button>
      </div>
    </form>
  );
}
