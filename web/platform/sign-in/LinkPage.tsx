import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../parts/Loading.tsx';
import { Refusal } from '../parts/Refusal.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { DoorPage } from './DoorPage.tsx';
import classes from './door.module.css';
import { NewPassword } from './NewPassword.tsx';
import { useLink } from './use-link.ts';

/** An invitation, or a link to set a new password: one field, and they are in. */
export function LinkPage() {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const { token = '' } = useParams({ strict: false });
  const [password, setPassword] = useState('');
  const { link, accept } = useLink(token, () => void navigate({ to: '/' }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ token, password });
  };

  if (link.isPending) {
    return (
      <DoorPage title={t('linkOpens')}>
        <Loading lines={3} />
      </DoorPage>
    );
  }
  if (link.error) {
    return (
      <DoorPage title={t('linkDead')}>
        <Trouble problem={link.error} />
        <Link to="/sign-in">{t('backToSignIn')}</Link>
      </DoorPage>
    );
  }
  const { purpose, name, email } = link.data;
  const invited = purpose === 'invitation';
  return (
    <DoorPage title={invited ? t('welcome', { name }) : t('resetTitle')} lead={invited ? t('welcomeLead') : t('resetLead')}>
      <form className={classes.form} onSubmit={submit}>
        <Refusal problem={accept.error} />
        <TextInput label={t('email')} type="email" autoComplete="username" readOnly value={email ?? ''} />
        <NewPassword value={password} onChange={setPassword} problem={accept.error} />
        <div className={classes.actions}>
          <Button type="submit" size="sm" loading={accept.isPending}>
            {invited ? t('welcomeEnter') : t('resetSave')}
          </Button>
        </div>
      </form>
    </DoorPage>
  );
}
