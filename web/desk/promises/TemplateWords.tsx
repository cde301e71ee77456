import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fillTemplate, unknownIn } from '../../../desk/promises/template.ts';
import { theirTime } from '../../../desk/promises/their-time.ts';
import type { Problem } from '../../api/problem.ts';
import { errorOf } from '../../api/problem.ts';
import { useViewerZone } from '../../platform/time/zone.ts';
import { EmptyPhrase } from './EmptyPhrase.tsx';
import classes from './promises.module.css';
import { inMinutes } from './quick-times.ts';

interface TemplateWordsProps {
  readonly name: string;
  readonly words: string;
  readonly onChange: (fields: { readonly name: string; readonly words: string }) => void;
  readonly problem: Problem | null;
}

const sampleMinutes = 60;

/** A template's name and words, with what a requester would read, and what cannot be filled, while it is written. */
export function TemplateWords({ name, words, onChange, problem }: TemplateWordsProps) {
  const { t } = useTranslation('promises');
  const zone = useViewerZone();
  const unknown = unknownIn(words);
  const time = theirTime(Temporal.Instant.from(inMinutes(sampleMinutes)), zone);
  return (
    <>
      <TextInput
        label={t('templateName')}
        data-autofocus
        required
        withAsterisk={false}
        value={name}
        onChange={({ currentTarget: { value } }) => onChange({ name: value, words })}
        error={errorOf(problem, 'name')}
      />
      <Textarea
        label={t('templateWords')}
        description={t('templateHint')}
        autosize
        minRows={2}
        maxRows={10}
        required
        withAsterisk={false}
        value={words}
        onChange={({ currentTarget: { value } }) => onChange({ name, words: value })}
        error={unknown.length > 0 ? t('templateUnknown', { unknown: unknown.join(' ') }) : errorOf(problem, 'words')}
      />
      <EmptyPhrase words={words} />
      {words.trim() !== '' && unknown.length === 0 && (
        <p className={classes.sample}>
          <span className={classes.faint}>{t('sample')}</span>{' '}
          {fillTemplate(words, { requester: t('sampleName'), assignee: t('sampleAssignee'), time })}
        </p>
      )}
    </>
  );
}
