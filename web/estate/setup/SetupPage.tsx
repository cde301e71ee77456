import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorPage } from '../../platform/sign-in/DoorPage.tsx';
import classes from '../../platform/sign-in/door.module.css';
import { AdministratorStep } from './AdministratorStep.tsx';
import { ClientStep } from './ClientStep.tsx';
import { PeopleStep } from './PeopleStep.tsx';

const steps = ['administrator', 'client', 'people'] as const;
type Step = (typeof steps)[number];

/** The first run: an administrator, a client, teams and colleagues. Only the first is a must. */
export function SetupPage() {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const { token } = useParams({ from: '/setup/$token' });
  const [step, setStep] = useState<Step>('administrator');
  const goHome = () => void navigate({ to: '/' });
  return (
    <DoorPage title={t(`setup.${step}.title`)} lead={t(`setup.${step}.lead`)} wide>
      <ol className={classes.steps} aria-label={t('setup.steps')}>
        {steps.map((one) => (
          <li key={one} aria-current={one === step ? 'step' : undefined} data-done={steps.indexOf(one) < steps.indexOf(step)}>
            {t(`setup.${one}.name`)}
          </li>
        ))}
      </ol>
      {step === 'administrator' && <AdministratorStep token={token} onDone={() => setStep('client')} />}
      {step === 'client' && <ClientStep onDone={() => setStep('people')} />}
      {step === 'people' && <PeopleStep onDone={goHome} />}
    </DoorPage>
  );
}
