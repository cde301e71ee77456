import { Button, Switch } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../../platform/identity/contract.ts';
import { forgetEverything } from '../../api/query-client.ts';
import { useCommand } from '../../api/use-operation.ts';
import { singleKeysAreOn, turnSingleKeys } from '../keys/single-keys.ts';
import classes from '../parts/list-page.module.css';
import { Panel } from '../parts/Panel.tsx';
import { Refusal } from '../parts/Refusal.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useSession } from '../sign-in/session.ts';
import { PasswordChange } from './PasswordChange.tsx';
import { Sessions } from './Sessions.tsx';

/** Who you are here, where you are signed in, your password and your keyboard. */
export function AccountPage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('account');
  const router = useRouter();
  const { name, email } = useSession();
  const [singleKeys, setSingleKeys] = useState(singleKeysAreOn());
  const leave = useCommand(signOut, {
    onDone: () => {
      void router.navigate({ to: '/sign-in' }).then(forgetEverything);
    },
  });
  useTitle(t('title'));
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1>{t('title')}</h1>
        <span className={classes.muted}>{t('signedInAs', { name, email: email ?? '–' })}</span>
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate({})}>
          {t('signOut')}
        </Button>
      </header>
      <Refusal problem={leave.error} />
      <div className={classes.sections}>
        <Sessions />
        {children}
        <Panel title={t('changePassword')}>
          <div className={classes.inside}>
            <PasswordChange />
          </div>
        </Panel>
        <Panel title={t('keyboard')}>
          <div className={classes.inside}>
            <Switch
              label={t('singleKeys')}
              description={t('singleKeysHint')}
              checked={singleKeys}
              onChange={({ currentTarget: { checked } }) => {
                setSingleKeys(checked);
                turnSingleKeys(checked);
              }}
            />
          </div>
        </Panel>
      </div>
    </div>
  );
}
