import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorOf, type Problem } from '../../api/problem.ts';
import { AccessFields } from '../../desk/escalation/AccessFields.tsx';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import classes from './handoff.module.css';
import type { Asked } from './use-asked.ts';

interface AskedFieldsProps {
  readonly clientId: string;
  readonly asked: Asked;
  readonly problem: Problem | null;
}

/** What is asked of Tier 3, and the right that this tier lacks: it stands at the top of the page that they read. */
export function AskedFields({ clientId, asked, problem }: AskedFieldsProps) {
  const { t } = useTranslation('tickets');
  const { draft, change, stands, isLoading } = asked;
  return (
    <>
      <Textarea
        label={t('handoff.question')}
        description={stands || draft.question !== '' ? t('handoff.questionHint') : t('handoff.questionNone')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2_000}
        required={stands}
        withAsterisk={false}
        disabled={isLoading}
        value={draft.question}
        onChange={({ currentTarget: { value } }) => change({ ...draft, question: value })}
        error={errorOf(problem, 'question')}
      />
      <AccessFields clientId={clientId} draft={draft} onChange={change} />
      {errorOf(problem, 'accessLacking') && (
        <p className={classes.wrong} role="alert">
          {t('handoff.halfRight')}
        </p>
      )}
      <SecretWarning words={[draft.question, draft.system, draft.right].join('\n')} />
    </>
  );
}
