import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorOf, type Problem } from '../../api/problem.ts';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import type { Ticket } from './ticket.ts';

export const emptyResolution = { resolution: '', cause: '', tellRequester: '' };
export type ResolutionDraft = typeof emptyResolution;

/** The resolution as it is sent; undefined as long as something is missing. */
export function resolutionOf({ resolution, cause, tellRequester }: ResolutionDraft) {
  if (resolution.trim() === '' || tellRequester.trim() === '') return undefined;
  return {
    resolution: resolution.trim(),
    tellRequester: tellRequester.trim(),
    ...(cause.trim() !== '' && { cause: cause.trim() }),
  };
}

interface ResolveFieldsProps {
  readonly ticket: Ticket;
  readonly draft: ResolutionDraft;
  readonly onChange: (draft: ResolutionDraft) => void;
  readonly problem: Problem | null;
  /** Whether the first of them has the focus when the dialog opens. */
  readonly first?: boolean;
}

/** What fixed it, what the cause was, and what the requester is told in plain words. */
export function ResolveFields({ ticket, draft, onChange, problem, first = false }: ResolveFieldsProps) {
  const { t } = useTranslation('tickets');
  const { resolution, cause, tellRequester } = draft;
  const change = (part: Partial<ResolutionDraft>) => onChange({ resolution, cause, tellRequester, ...part });
  return (
    <>
      <Textarea
        label={t('resolve.resolution')}
        description={t('resolve.resolutionHint')}
        {...(first && { 'data-autofocus': true })}
        autosize
        minRows={2}
        maxRows={8}
        value={resolution}
        onChange={({ currentTarget: { value } }) => change({ resolution: value })}
        error={errorOf(problem, 'input/resolution')}
      />
      <TextInput
        label={t('resolve.cause')}
        value={cause}
        onChange={({ currentTarget: { value } }) => change({ cause: value })}
        error={errorOf(problem, 'input/cause')}
      />
      <Textarea
        label={t('resolve.tell', { name: ticket.requester.name })}
        description={t('resolve.tellHint')}
        autosize
        minRows={3}
        maxRows={10}
        value={tellRequester}
        onChange={({ currentTarget: { value } }) => change({ tellRequester: value })}
        error={errorOf(problem, 'input/tellRequester')}
      />
      <SecretWarning words={`${resolution}\n${cause}\n${tellRequester}`} />
    </>
  );
}
