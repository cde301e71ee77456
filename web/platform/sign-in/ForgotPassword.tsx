import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestPasswordReset } from '../../../platform/identity/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import { Refusal } from '../parts/Refusal.tsx';
import { DoorPage } from './DoorPage.tsx';
import classes from './door.module.css';

/** Asks for a link to set a new password. The answer is the same whoever is asked for. */
export function ForgotPassword({ email, onBack }: { email: string; onBack: () => void }) {
  const { t } = useTranslation('account');
  const [address, setAddress] = useState(email);
  const ask = useCommand(requestPasswordReset);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ email: address.trim() });
  };
  return (
    <DoorPage title={t('forgotTitle')} lead={ask.isSuccess ? t('forgotSent') : t('forgotLead')}>
      <form className={classes.form} onSubmit={submit}>
        <Refusal problem={ask.error} />
        {!ask.isSuccess && (
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            value={address}
            onChange={({ currentTarget: { value } }) => setAddress(value)}
          />
        )}
        <div className={classes.actions}>
          {!ask.isSuccess && (
            <Button type="submit" size="sm" loading={ask.isPending}>
              {t('forgotSend')}
            </Button>
          )}
          <button type="button" className={classes.link} onClick={onBack}>
            {t('backToSignIn')}
          </button>
        </div>
      </form>
    </DoorPage>
  );
}
