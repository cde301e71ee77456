import { Button, Checkbox, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { concludeHypothesis, reopenHypothesis, testHypothesis } from '../../../desk/hypotheses/contract.ts';
import { listEvidence } from '../../../desk/tickets/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-operation.ts';
import { useDraft } from '../../platform/parts/drafts.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import classes from './hypotheses.module.css';
import type { Doing, Hypothesis } from './hypothesis.ts';

interface ConclusionFormProps {
  readonly ticketId: string;
  readonly hypothesis: Hypothesis;
  readonly doing: Doing;
  readonly onDone: () => void;
}

/** Says what is tested, what came of it and which files show it, or why a conclusion does not hold. */
export function ConclusionForm({ ticketId, hypothesis, doing, onDone }: ConclusionFormProps) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  const { hypothesisId, test: testedBefore } = hypothesis;
  const { draft, change, discard } = useDraft(`${accountId}.${hypothesisId}.${doing}`, { test: testedBefore ?? '', because: '' });
  const [evidenceIds, setEvidenceIds] = useState<readonly string[]>([]);
  const concludes = doing === 'ruled_out' || doing === 'confirmed';
  const files = useRead(listEvidence, { ticketId }, { enabled: concludes });
  const done = () => {
    discard();
    onDone();
  };
  const testing = useTicketCommand(testHypothesis, done);
  const concluding = useTicketCommand(concludeHypothesis, done);
  const reopening = useTicketCommand(reopenHypothesis, done);
  const problem = testing.error ?? concluding.error ?? reopening.error;
  const which = { ticketId, hypothesisId };
  const test = draft.test.trim();
  const because = draft.because.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (doing === 'test') testing.mutate({ ...which, test });
    else if (doing === 'reopen') reopening.mutate({ ...which, because });
    else concluding.mutate({ ...which, conclusion: doing, ...(test !== '' && { test }), because, evidenceIds: [...evidenceIds] });
  };
  return (
    <form
      className={`${formClasses.form} ${classes.inner}`}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Refusal problem={problem} />
      {doing !== 'reopen' && (
        <Textarea
          label={t(doing === 'test' ? 'hypotheses.howTested' : 'hypotheses.wasTested')}
          autoFocus
          autosize
          minRows={1}
          maxRows={6}
          required
          withAsterisk={false}
          value={draft.test}
          onChange={({ currentTarget: { value } }) => change({ ...draft, test: value })}
          error={errorOf(problem, 'test')}
        />
      )}
      {doing !== 'test' && (
        <Textarea
          label={t(doing === 'reopen' ? 'hypotheses.whyReopened' : 'hypotheses.seen')}
          autoFocus={doing === 'reopen'}
          autosize
          minRows={2}
          maxRows={8}
          required
          withAsterisk={false}
          value={draft.because}
          onChange={({ currentTarget: { value } }) => change({ ...draft, because: value })}
          error={errorOf(problem, 'because')}
        />
      )}
      {concludes && (files.data?.items.length ?? 0) > 0 && (
        <Checkbox.Group label={t('hypotheses.evidence')} value={[...evidenceIds]} onChange={setEvidenceIds}>
          <div className={classes.picker}>
            {files.data?.items.map(({ evidenceId, fileName }) => (
              <Checkbox key={evidenceId} size="xs" value={evidenceId} label={fileName} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <div className={formClasses.end}>
        <Button variant="default" size="xs" onClick={onDone}>
          {t('hypotheses.close')}
        </Button>
        <Button type="submit" size="xs" loading={testing.isPending || concluding.isPending || reopening.isPending}>
          {t(`hypotheses.buttons.${doing}`)}
        </Button>
      </div>
    </form>
  );
}
