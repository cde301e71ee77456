import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf, type Problem } from '../../api/problem.ts';
import formClasses from '../../platform/parts/form.module.css';
import { CheckFields } from './CheckFields.tsx';
import { CheckWords } from './CheckWords.tsx';
import classes from './criteria.module.css';
import { newChecks, replaced, type Terms } from './draft.ts';

interface CriterionCardProps {
  readonly at: number;
  readonly terms: Terms;
  readonly isNew: boolean;
  readonly clientId: string | undefined;
  readonly mayChange: boolean;
  readonly problem: Problem | null;
  readonly onChange: (terms: Terms) => void;
  readonly onRemove: () => void;
}

const raisingTiers = [1, 2] as const;
const mostChecks = 4;

/** One criterion of this layer: folded it says what it is, open it is a form. */
export function CriterionCard({ at, terms, isNew, clientId, mayChange, problem, onChange, onRemove }: CriterionCardProps) {
  const { t } = useTranslation('criteria');
  const [isOpen, setIsOpen] = useState(terms.criterion === '');
  const set = (part: Partial<Terms>) => onChange({ ...terms, ...part });
  const named = terms.words === '' ? t('aNewOne') : terms.words;
  const place = `criteria/${at}`;
  const isWrong = errorOf(problem, place) !== undefined;
  return (
    <fieldset className={classes.criterion} data-off={terms.off}>
      <legend className={classes.legend}>{named}</legend>
      <p>
        <strong>{named}</strong> {terms.criterion !== '' && <code>{terms.criterion}</code>} {terms.off && <em>{t('isOff')}</em>}
      </p>
      {!isOpen && <CheckWords checks={terms.checks} />}
      {(isOpen || isWrong) && mayChange && (
        <div className={formClasses.form}>
          <div className={formClasses.pair}>
            <TextInput
              label={t('words')}
              required
              withAsterisk={false}
              value={terms.words}
              onChange={({ currentTarget: { value } }) => set({ words: value })}
              error={errorOf(problem, `${place}/words`)}
            />
            <TextInput
              label={t('name')}
              description={isNew ? t('nameHint') : undefined}
              required
              withAsterisk={false}
              readOnly={!isNew}
              value={terms.criterion}
              onChange={({ currentTarget: { value } }) => set({ criterion: value })}
              error={errorOf(problem, `${place}/criterion`)}
            />
          </div>
          <TextInput
            label={t('question')}
            required
            withAsterisk={false}
            value={terms.question}
            onChange={({ currentTarget: { value } }) => set({ question: value })}
            error={errorOf(problem, `${place}/question`)}
          />
          <div className={classes.boxes}>
            {raisingTiers.map((tier) => (
              <Checkbox
                key={tier}
                label={t('from', { tier, to: tier + 1 })}
                checked={terms.fromTiers.includes(tier)}
                onChange={({ currentTarget: { checked } }) =>
                  set({ fromTiers: raisingTiers.filter((one) => (one === tier ? checked : terms.fromTiers.includes(one))) })
                }
                error={errorOf(problem, `${place}/fromTiers`)}
              />
            ))}
            <Checkbox label={t('off')} checked={terms.off} onChange={({ currentTarget: { checked } }) => set({ off: checked })} />
          </div>
          {terms.checks.map((check, index) => (
            <CheckFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a check is known by its place alone
              key={index}
              number={index + 1}
              check={check}
              clientId={clientId}
              problem={errorOf(problem, `${place}/checks/${index}`)}
              onChange={(next) => set({ checks: replaced(terms.checks, index, next) })}
              onRemove={terms.checks.length === 1 ? undefined : () => set({ checks: terms.checks.filter((_, other) => other !== index) })}
            />
          ))}
        </div>
      )}
      {mayChange && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'foldOf' : 'changeOf', { words: named })}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? t('fold') : t('change')}
          </Button>
          {isOpen && terms.checks.length < mostChecks && (
            <Button variant="default" size="compact-sm" onClick={() => set({ checks: [...terms.checks, newChecks.ticket] })}>
              {t('addCheck')}
            </Button>
          )}
          <ActionIcon variant="subtle" onClick={onRemove} aria-label={t('remove', { words: named })}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </fieldset>
  );
}
