import { Radio, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { knowledgeAnswer, mayNameArticle } from '../../../desk/knowledge/rules.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { KnownArticle } from './KnownArticle.tsx';
import classes from './knowledge.module.css';

/** What was answered so far, as a draft keeps it; nothing is chosen beforehand, since that would lead. */
export const noAnswers = { tier1: '', why: '', knowledge: '', articleId: '', articleTitle: '' };
export type ClosingDraft = Readonly<typeof noAnswers>;

const answers = knowledgeAnswer.options;
const sides = ['yes', 'no'] as const;
const keyOf = { yes: 'y', no: 'n' } as const;

/** The answers as they are sent; undefined as long as one is missing. */
export function answersOf({ tier1, why, knowledge, articleId }: ClosingDraft) {
  const known = knowledgeAnswer.safeParse(knowledge);
  if (tier1 === '' || !known.success || why.trim() === '') return undefined;
  const article = articleId !== '' && mayNameArticle(known.data) ? { articleId } : {};
  return { tier1Could: tier1 === 'yes', tier1Why: why.trim(), knowledge: known.data, ...article };
}

interface ClosingFieldsProps {
  /** Whose articles there are to name. */
  readonly clientId: string;
  readonly draft: ClosingDraft;
  readonly onChange: (draft: ClosingDraft) => void;
}

/** Could Tier 1 have resolved it (Y or N), what did the desk know (1 to 4), and why: two keys and a sentence. */
export function ClosingFields({ clientId, draft, onChange }: ClosingFieldsProps) {
  const { t } = useTranslation('knowledge');
  const known = knowledgeAnswer.safeParse(draft.knowledge);
  const why = useRef<HTMLTextAreaElement>(null);
  const change = (part: Partial<ClosingDraft>) => {
    const next = { ...draft, ...part };
    onChange(next);
    if (next.tier1 !== '' && next.knowledge !== '' && next.why === '') why.current?.focus();
  };
  useKeys([
    ...sides.map((side) => ({ keys: keyOf[side], label: t(`tier1.${side}`), run: () => change({ tier1: side }), notInPalette: true })),
    ...answers.map((one, at) => ({
      keys: String(at + 1),
      label: t(`answers.${one}`),
      run: () => change({ knowledge: one }),
      notInPalette: true,
    })),
  ]);
  return (
    <fieldset className={classes.closing}>
      <legend>{t('closing')}</legend>
      <Radio.Group label={t('tier1.question')} value={draft.tier1} onChange={(value) => change({ tier1: value })}>
        <div className={classes.sides}>
          {sides.map((side, at) => (
            <Radio
              key={side}
              value={side}
              {...(at === 0 && { 'data-autofocus': true })}
              label={
                <>
                  <kbd className={classes.digit}>{keyOf[side].toUpperCase()}</kbd> {t(`tier1.${side}`)}
                </>
              }
            />
          ))}
        </div>
      </Radio.Group>
      <Radio.Group label={t('known')} value={draft.knowledge} onChange={(value) => change({ knowledge: value })}>
        <div className={classes.answers}>
          {answers.map((one, at) => (
            <Radio
              key={one}
              value={one}
              label={
                <>
                  <kbd className={classes.digit}>{at + 1}</kbd> {t(`answers.${one}`)}
                </>
              }
            />
          ))}
        </div>
      </Radio.Group>
      {known.success && mayNameArticle(known.data) && (
        <KnownArticle clientId={clientId} articleId={draft.articleId} articleTitle={draft.articleTitle} onChange={change} />
      )}
      {draft.knowledge === 'new' && <p className={classes.hint}>{t('writesItself')}</p>}
      <Textarea
        ref={why}
        label={t(draft.tier1 === 'yes' ? 'whyYes' : draft.tier1 === 'no' ? 'whyNo' : 'why')}
        autosize
        minRows={1}
        maxRows={6}
        value={draft.why}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, why: value })}
      />
    </fieldset>
  );
}
