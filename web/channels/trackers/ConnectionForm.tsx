import { Button, Checkbox, CopyButton, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addConnection, changeConnection, listConnections, readConnection } from '../../../channels/trackers/contract.ts';
import { answersBack, type ConnectionKind, connectionKind, needsToken, type settings } from '../../../channels/trackers/rules.ts';
import { listClients } from '../../../estate/clients/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useAll } from '../../api/use-all.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';

const empty = { name: '', clientId: '', url: '', email: '', projectKey: '', issueType: 'Task', repository: '', to: '', token: '' };
type Fields = typeof empty;

interface ConnectionFormProps {
  /** The one to be changed; a new one without it. */
  readonly connection?: z.output<typeof readConnection.reply>;
  /** When there is nothing to show any more. */
  readonly onDone: () => void;
}

/** Adds a connection or changes one. What the other side signs its answers with is shown once, here. */
export function ConnectionForm({ connection, onDone }: ConnectionFormProps) {
  const { t } = useTranslation('connections');
  const { can } = useSession();
  const [kind, setKind] = useState<ConnectionKind>(connection?.settings.kind ?? 'jira');
  const [fields, setFields] = useState<Fields>(() => (connection === undefined ? empty : fieldsOf(connection)));
  const [renewSecret, setRenewSecret] = useState(false);
  const clients = useAll(listClients, {}, { enabled: connection === undefined });
  const add = useCommand(addConnection, { renews: [listConnections] });
  const change = useCommand(changeConnection, {
    renews: [listConnections, readConnection],
    onDone: ({ answers }) => {
      if (answers !== null) return;
      say(t('changed'));
      onDone();
    },
  });
  const { error, isPending, data } = connection === undefined ? add : change;
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
    error: errorOf(error, pointer),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = {
      name: fields.name.trim(),
      settings: settingsOf(kind, fields),
      ...(needsToken(kind) && fields.token !== '' && { token: fields.token.trim() }),
    };
    if (connection !== undefined) return change.mutate({ ...given, connectionId: connection.connectionId, renewSecret });
    add.mutate({ ...given, ...(fields.clientId !== '' && { clientId: fields.clientId }) });
  };
  if (data) {
    const { answers } = data;
    return (
      <div className={formClasses.form} role="status">
        <p className={formClasses.hint}>
          {t(connection !== undefined ? 'secretRenewed' : answers === null ? 'added' : 'addedWithAnswers')}
        </p>
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
      <Refusal problem={error} />
      {connection === undefined && (
        <NativeSelect
          label={t('kind')}
          data-autofocus
          data={connectionKind.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(connectionKind.catch('jira').parse(value))}
        />
      )}
      <TextInput {...field('name', { pointer: 'name' })} placeholder={t('nameHint')} />
      {connection === undefined && (
        <NativeSelect
          label={t('client')}
          data={[{ value: '', label: t('everyClient') }, ...clientsMine.map((one) => ({ value: one.clientId, label: one.name }))]}
          value={fields.clientId}
          onChange={({ currentTarget: { value } }) => setFields({ ...fields, clientId: value })}
        />
      )}
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
      {needsToken(kind) && (
        <PasswordInput
          {...field('token', { pointer: 'token', optional: connection !== undefined })}
          description={t(connection === undefined ? 'tokenHint' : 'tokenKept')}
          autoComplete="off"
        />
      )}
      {connection !== undefined && answersBack(kind) && (
        <Checkbox
          label={t('renewSecret')}
          description={t('renewSecretHint')}
          checked={renewSecret}
          onChange={({ currentTarget: { checked } }) => setRenewSecret(checked)}
        />
      )}
      <div className={formClasses.end}>
        <Button type="submit" size="sm" loading={isPending}>
          {t(connection === undefined ? 'add' : 'save')}
        </Button>
      </div>
    </form>
  );
}

const githubUrl = 'https://api.github.com';

/** What stands in the fields of a connection that is changed. */
function fieldsOf({ name, settings }: z.output<typeof readConnection.reply>): Fields {
  const { kind, ...given } = settings;
  const texts = Object.entries(given).map(([field, value]) => [field, value ?? '']);
  return { ...empty, ...Object.fromEntries(texts), name };
}

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
