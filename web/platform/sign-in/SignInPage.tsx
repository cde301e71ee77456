import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../../platform/identity/contract.ts';
import { forgetEverything } from '../../api/query-client.ts';
import { keepCsrfToken } from '../../api/session-token.ts';
import { useCommand } from '../../api/use-operation.ts';
import { Refusal } from '../parts/Refusal.tsx';
import { DoorPage } from './DoorPage.tsx';
import classes from './door.module.css';
import { ForgotPassword } from './ForgotPassword.tsx';

const route = getRouteApi('/sign-in');

/** The door: e-mail and password. A wrong password and an unknown address answer alike. */
export function SignInPage() {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const { history } = useRouter();
  const { back } = route.useSearch();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [forgot, setForgot] = useState(false);
  const enter = useCommand(signIn, {
    onDone: ({ csrfToken }) => {
      forgetEverything();
      keepCsrfToken(csrfToken);
      if (back === undefined) void navigate({ to: '/' });
      else history.push(back);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ email: email.trim(), password });
  };

  if (forgot) return <ForgotPassword email={email} onBack={() => setForgot(false)} />;
  return (
    <DoorPage title={t('signIn')}>
      <form className={classes.form} onSubmit={submit}>
        <Refusal problem={enter.error} />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          value={password}
          onChange={({ currentTarget: { value } }) => setPassword(value)}
        />
        <div className={classes.actions}>
          <Button type="submit" size="sm" loading={enter.isPending}>
            {t('signIn')}
          </Button>
          <button type="button" className={classes.link} onClick={() => setForgot(true)}>
            {t('forgot')}
          </button>
        </div>
      </form>
    </DoorPage>
  );
}
