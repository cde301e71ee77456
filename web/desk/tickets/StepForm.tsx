import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { recordStep } from '../../../desk/tickets/contract.ts';
import { stepOutcome } from '../../../desk/tickets/rules.ts';
import { errorOf } from '../../api/problem.ts';
import { useDraft } from '../../platform/parts/drafts.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import classes from './ticket.module.css';
import { useTicketCommand } from './use-ticket-command.ts';

const empty = { action: '', outcome: 'did_not_work', result: '', expected: '' };

/** Notes a step: what was done, what came of it. Enter in a line saves and is ready for the next. */
export function StepForm({ ticketId, onDone }: { ticketId: string; onDone: () => void }) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  const { draft, change, discard } = useDraft(`${accountId}.${ticketId}.step`, empty);
  const action = useRef<HTMLInputElement>(null);
  const record = useTicketCommand(recordStep, () => {
    discard();
    action.current?.focus();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate({
      ticketId,
      action: draft.action.trim(),
      outcome: stepOutcome.catch('did_not_work').parse(draft.outcome),
      ...(draft.expected.trim() !== '' && { expected: draft.expected.trim() }),
      ...(draft.result.trim() !== '' && { result: draft.result.trim() }),
    });
  };
  return (
    <form
      className={`${formClasses.form} ${classes.stepForm}`}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <Refusal problem={record.error} />
      <TextInput
        ref={action}
        label={t('steps.action')}
        placeholder={t('steps.actionHint')}
        autoFocus
        required
        withAsterisk={false}
        value={draft.action}
        onChange={({ currentTarget: { value } }) => change({ ...draft, action: value })}
        error={errorOf(record.error, 'action')}
      />
      <TextInput
        label={t('steps.expectedLabel')}
        value={draft.expected}
        onChange={({ currentTarget: { value } }) => change({ ...draft, expected: value })}
      />
      <NativeSelect
        label={t('steps.outcome')}
        data={stepOutcome.options.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) }))}
        value={draft.outcome}
        onChange={({ currentTarget: { value } }) => change({ ...draft, outcome: value })}
      />
      <Textarea
        label={draft.outcome === 'skipped' ? t('steps.whySkipped') : t('steps.result')}
        autosize
        minRows={1}
        maxRows={8}
        value={draft.result}
        onChange={({ currentTarget: { value } }) => change({ ...draft, result: value })}
        error={errorOf(record.error, 'result')}
      />
      <SecretWarning words={`${draft.action}\n${draft.expected}\n${draft.result}`} />
      <div className={formClasses.end}>
        <Button variant="default" onClick={onDone}>
          {t('steps.close')}
        </Button>
        <Button type="submit" loading={record.isPending}>
          {t('steps.save')}
        </Button>
      </div>
    </form>
  );
}
