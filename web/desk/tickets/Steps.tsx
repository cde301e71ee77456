import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listSteps } from '../../../desk/tickets/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { Said } from '../../platform/secrets/Said.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { Checklist } from './Checklist.tsx';
import { OutcomeMark } from './OutcomeMark.tsx';
import { StepForm } from './StepForm.tsx';
import classes from './ticket.module.css';
import { possible, type Ticket } from './ticket.ts';
import { useChecklist } from './use-checklist.ts';

interface StepsProps {
  readonly ticket: Ticket;
  readonly isAdding: boolean;
  readonly onAdding: (adding: boolean) => void;
  readonly isSkipping: boolean;
  readonly onSkipping: (skipping: boolean) => void;
}

/** What was tried, and what came of it. */
export function Steps({ ticket, isAdding, onAdding, isSkipping, onSkipping }: StepsProps) {
  const { t } = useTranslation('tickets');
  const { can } = useSession();
  const steps = useRead(listSteps, { ticketId: ticket.ticketId });
  const checklist = useChecklist(ticket);
  // What the checklist shows already is not told twice.
  const shown = new Set(checklist.items.map(({ standardStepId, tried }) => `${standardStepId} ${tried?.at}`));
  const others = (steps.data?.items ?? []).filter(
    ({ standard, at }) => standard === null || !shown.has(`${standard.standardStepId} ${at}`),
  );
  const mayAdd = possible(ticket).open && can('ticket.work', ticket.client.id);
  return (
    <Panel
      title={t('steps.title', { count: steps.data?.items.length ?? 0 })}
      aside={
        mayAdd &&
        !isAdding && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onAdding(true)}
            {...(checklist.next === undefined && { rightSection: <Kbd size="xs">X</Kbd> })}
          >
            {t('steps.add')}
          </Button>
        )
      }
    >
      {checklist.error && <Trouble problem={checklist.error} onRetry={checklist.retry} />}
      <Checklist checklist={checklist} mayTick={mayAdd} isSkipping={isSkipping} onSkipping={onSkipping} />
      {steps.isPending && <Loading lines={2} />}
      {steps.error && <Trouble problem={steps.error} onRetry={() => void steps.refetch()} />}
      {steps.data?.items.length === 0 && checklist.items.length === 0 && !isAdding && <p className={classes.none}>{t('steps.none')}</p>}
      <ol className={classes.steps}>
        {others.map(({ stepId, action, expected, outcome, result, by, at, of }) => (
          <li key={stepId}>
            <OutcomeMark outcome={outcome} />
            <div>
              <p className={classes.stepAction}>
                <Said text={action} on={of?.ticketId} />
              </p>
              {expected !== null && <p className={classes.muted}>{t('steps.expected', { expected })}</p>}
              <p className={classes.muted}>
                {t(`outcomes.${outcome}`)}
                {result !== null && (
                  <>
                    {': '}
                    <Said text={result} on={of?.ticketId} />
                  </>
                )}{' '}
                · {by} · <Moment at={at} />
                {of !== null && ` · ${t('of', { reference: of.reference })}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {isAdding && mayAdd && <StepForm ticketId={ticket.ticketId} onDone={() => onAdding(false)} />}
    </Panel>
  );
}
