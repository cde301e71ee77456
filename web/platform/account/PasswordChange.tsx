import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, listSessions, readSession } from '../../../platform/identity/contract.ts';
import { passwordWrong } from '../../../platform/identity/refusals.ts';
import { keepCsrfToken } from '../../api/session-token.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../parts/form.module.css';
import { say } from '../parts/notices.ts';
import { Refusal } from '../parts/Refusal.tsx';
import { NewPassword } from '../sign-in/NewPassword.tsx';
import { useSession } from '../sign-in/session.ts';

/** A new password for the old one; every other session ends. */
export function PasswordChange() {
  const { t } = useTranslation('account');
  const { email } = useSession();
  const [oldPassword, setOldPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const change = useCommand(changePassword, {
    renews: [listSessions, readSession],
    onDone: ({ csrfToken }) => {
      keepCsrfToken(csrfToken);
      setOldPassword('');
      setNewPassword('');
      say(t('passwordChanged'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ oldPassword, newPassword });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={change.error} />
      {/* Password managers look for the name that goes with the password. */}
      <input type="text" autoComplete="username" value={email ?? ''} readOnly hidden />
      <PasswordInput
        label={t('oldPassword')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        value={oldPassword}
        onChange={({ currentTarget: { value } }) => setOldPassword(value)}
        error={change.error?.is(passwordWrong) ? change.error.message : undefined}
      />
      <NewPassword value={newPassword} onChange={setNewPassword} problem={change.error} />
      <div className={formClasses.end}>
        <Button type="submit" size="sm" loading={change.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
