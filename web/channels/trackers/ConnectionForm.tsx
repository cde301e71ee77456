import { Button, CopyButton, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addConnection, listConnections } from '../../../channels/trackers/contract.ts';
import { type ConnectionKind, connectionKind, needsToken, type settings } from '../../../channels/trackers/rules.ts';
import { listClients } from '../../../estate/clients/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';

const empty = { name: '', clientId: '', url: '', email: '', projectKey: '', issueType: 'Task', repository: '', to: '', token: '' };
type Fields = typeof empty;

/** Adds a connection. What the other side signs its answers with is shown once, here. */
export function ConnectionForm() {
  const { t } = useTranslation('connections');
  const { can } = useSession();
  const [kind, setKind] = useState<ConnectionKind>('jira');
  const [fields, setFields] = useState<Fields>(empty);
  const clients = useRead(listClients, { limit: 200 });
  const add = useCommand(addConnection, { renews: [listConnections] });
  const clientsMine = (clients.data?.items ?? []).filter(({ clientId }) => can('connection.manage', clientId));
  const field = (
    name: keyof Fields,
    { optional = false, pointer = `settings/${name}` }: { optional?: boolean; pointer?: string } = {},
  ) => ({
    label: t(`fields.${name}`),
    required: !optional,
    withAsterisk: false,
    value: fields[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: value }),
    error: errorOf(add.error, pointer),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({
      name: fields.name.trim(),
      settings: settingsOf(kind, fields),
      ...(fields.clientId !== '' && { clientId: fields.clientId }),
      ...(needsToken(kind) && fields.token !== '' && { token: fields.token.trim() }),
    });
  };
  if (add.data) {
    const { answers } = add.data;
    return (
      <div className={formClasses.form} role="status">
        <p className={formClasses.hint}>{t(answers === null ? 'added' : 'addedWithAnswers')}</p>
        {answers !== null && (
          <>
            {(['url', 'secret'] as const).map((name) => (
              <TextInput
                key={name}
                label={t(`answers.${name}`)}
                readOnly
                value={answers[name]}
                onFocus={(event) => event.currentTarget.select()}
              />
            ))}
            <CopyButton value={answers.secret}>
              {({ copied, copy }) => (
                <Button size="sm" onClick={copy}>
                  {copied ? t('copied') : t('copy')}
                </Button>
              )}
            </CopyButton>
          </>
        )}
      </div>
    );
  }
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={add.error} />
      <NativeSelect
        label={t('kind')}
        data-autofocus
        data={connectionKind.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={kind}
        onChange={({ currentTarget: { value } }) => setKind(connectionKind.catch('jira').parse(value))}
      />
      <TextInput {...field('name', { pointer: 'name' })} placeholder={t('nameHint')} />
      <NativeSelect
        label={t('client')}
        data={[{ value: '', label: t('everyClient') }, ...clientsMine.map((one) => ({ value: one.clientId, label: one.name }))]}
        value={fields.clientId}
        onChange={({ currentTarget: { value } }) => setFields({ ...fields, clientId: value })}
      />
      {kind === 'jira' && (
        <>
          <TextInput {...field('url')} placeholder={t('examples.jira')} />
          <TextInput {...field('email', { optional: true })} description={t('emailHint')} />
          <div className={formClasses.pair}>
            <TextInput {...field('projectKey')} placeholder={t('examples.project')} />
            <TextInput {...field('issueType')} />
          </div>
        </>
      )}
      {kind === 'github' && (
        <>
          <TextInput {...field('repository')} placeholder={t('examples.repository')} />
          <TextInput {...field('url', { optional: true })} placeholder={githubUrl} />
        </>
      )}
      {kind === 'email' && <TextInput {...field('to')} type="email" />}
      {kind === 'webhook' && <TextInput {...field('url')} placeholder={t('examples.webhook')} />}
      {needsToken(kind) && <PasswordInput {...field('token', { pointer: 'token' })} description={t('tokenHint')} autoComplete="off" />}
      <div className={formClasses.end}>
        <Button type="submit" size="sm" loading={add.isPending}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
}

const githubUrl = 'https://api.github.com';

function settingsOf(kind: ConnectionKind, fields: Fields): z.input<typeof settings> {
  const { url, email, projectKey, issueType, repository, to } = fields;
  switch (kind) {
    case 'jira':
      return {
        kind,
        url: url.trim(),
        email: email.trim() === '' ? null : email.trim(),
        projectKey: projectKey.trim().toUpperCase(),
        issueType: issueType.trim(),
      };
    case 'github':
      return { kind, url: url.trim() === '' ? githubUrl : url.trim(), repository: repository.trim() };
    case 'email':
      return { kind, to: to.trim() };
    case 'webhook':
      return { kind, url: url.trim() };
  }
}
