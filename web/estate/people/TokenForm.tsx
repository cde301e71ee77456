import { Button, Checkbox, CopyButton, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listClients } from '../../../estate/clients/contract.ts';
import { issueApiToken, listApiTokens } from '../../../platform/identity/contract.ts';
import { type Permission, permissions, roleHolds } from '../../../platform/permissions.ts';
import { errorOf } from '../../api/problem.ts';
import { useAll } from '../../api/use-all.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import classes from './people.module.css';

/** What an integration can hold at all. Object.keys forgets that these are the permissions. */
const scopesOfIntegrations = (Object.keys(permissions) as Permission[]).filter((permission) => roleHolds('integration', permission));

/** Issues a token; it is shown once, here. */
export function TokenForm() {
  const { t } = useTranslation('account');
  const [name, setName] = useState('');
  const [clientId, setClientId] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const clients = useAll(listClients, {});
  const issue = useCommand(issueApiToken, { renews: [listApiTokens] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issue.mutate({ name: name.trim(), scopes: scopesOfIntegrations.filter((scope) => scopes.includes(scope)), clientId: clientId || null });
  };
  if (issue.data) {
    return (
      <div className={formClasses.form} role="status">
        <TextInput
          label={t('tokenOnce')}
          description={t('tokenHand')}
          readOnly
          value={issue.data.token}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={issue.data.token}>
          {({ copied, copy }) => (
            <Button size="sm" onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    );
  }
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={issue.error} />
      <TextInput
        label={t('tokenName')}
        data-autofocus
        required
        withAsterisk={false}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
        error={errorOf(issue.error, 'name')}
      />
      <NativeSelect
        label={t('tokenClient')}
        data={[
          { value: '', label: t('allClients') },
          ...(clients.data?.items ?? []).map((one) => ({ value: one.clientId, label: one.name })),
        ]}
        value={clientId}
        onChange={({ currentTarget: { value } }) => setClientId(value)}
      />
      <Checkbox.Group label={t('scopes')} value={[...scopes]} onChange={setScopes} error={errorOf(issue.error, 'scopes')}>
        <div className={classes.scopes}>
          {scopesOfIntegrations.map((scope) => (
            <Checkbox key={scope} value={scope} label={scope} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={formClasses.end}>
        <Button type="submit" size="sm" loading={issue.isPending} disabled={scopes.length === 0}>
          {t('issueToken')}
        </Button>
      </div>
    </form>
  );
}
