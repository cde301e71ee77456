import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/problem.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import classes from '../../platform/sign-in/door.module.css';
import { NewPassword } from '../../platform/sign-in/NewPassword.tsx';
import { useLink } from '../../platform/sign-in/use-link.ts';

/** Makes the first administrator with the link that the desk printed when it started. */
export function AdministratorStep({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation('account');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { link, accept } = useLink(token, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ token, password, name: name.trim(), email: email.trim() });
  };

  // Once used up the link is unknown to the desk; whoever used it is signed in and goes on.
  if (link.isPending) return <Loading lines={4} />;
  if (link.error && !accept.isSuccess) {
    return (
      <>
        <Trouble problem={link.error} />
        <Link to="/">{t('backToSignIn')}</Link>
      </>
    );
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <Refusal problem={accept.error} />
      <div className={classes.pair}>
        <TextInput
          label={t('yourName')}
          autoComplete="name"
          required
          withAsterisk={false}
          autoFocus
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
          error={errorOf(accept.error, 'name')}
        />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
          error={errorOf(accept.error, 'email')}
        />
      </div>
      <NewPassword value={password} onChange={setPassword} problem={accept.error} />
      <div className={classes.actions}>
        <Button type="submit" size="sm" loading={accept.isPending}>
          {t('setup.administrator.go')}
        </Button>
      </div>
    </form>
  );
}
