import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { raiseHypothesis } from '../../../desk/hypotheses/contract.ts';
import { confidence } from '../../../desk/hypotheses/rules.ts';
import { errorOf } from '../../api/problem.ts';
import { useDraft } from '../../platform/parts/drafts.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import classes from './hypotheses.module.css';

const empty = { statement: '', confidence: 'medium' };

/** Raises a theory: H, text, Enter; it is then ready for the next. */
export function RaiseHypothesis({ ticketId, onDone }: { ticketId: string; onDone: () => void }) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  const { draft, change, discard } = useDraft(`${accountId}.${ticketId}.hypothesis`, empty);
  const statement = useRef<HTMLInputElement>(null);
  const raise = useTicketCommand(raiseHypothesis, () => {
    discard();
    statement.current?.focus();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    raise.mutate({ ticketId, statement: draft.statement.trim(), confidence: confidence.catch('medium').parse(draft.confidence) });
  };
  return (
    <form
      className={`${formClasses.form} ${classes.form}`}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <Refusal problem={raise.error} />
      <TextInput
        ref={statement}
        label={t('hypotheses.statement')}
        placeholder={t('hypotheses.statementHint')}
        autoFocus
        required
        withAsterisk={false}
        value={draft.statement}
        onChange={({ currentTarget: { value } }) => change({ ...draft, statement: value })}
        error={errorOf(raise.error, 'statement')}
      />
      <NativeSelect
        label={t('hypotheses.howSure')}
        data={confidence.options.map((value) => ({ value, label: t(`hypotheses.confidence.${value}`) }))}
        value={draft.confidence}
        onChange={({ currentTarget: { value } }) => change({ ...draft, confidence: value })}
      />
      <div className={formClasses.end}>
        <Button variant="default" onClick={onDone}>
          {t('hypotheses.close')}
        </Button>
        <Button type="submit" loading={raise.isPending}>
          {t('hypotheses.save')}
        </Button>
      </div>
    </form>
  );
}
