import { Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './escalation.module.css';
import type { EscalationDraft } from './escalation-draft.ts';
import type { Scored } from './use-packet-score.ts';

interface CriterionFieldProps {
  readonly draft: EscalationDraft;
  readonly onChange: (draft: EscalationDraft) => void;
  readonly scored: Scored | undefined;
}

/** Why it goes up: one of the documented criteria. Those that are met just now say why. */
export function CriterionField({ draft, onChange, scored }: CriterionFieldProps) {
  const { t } = useTranslation('escalation');
  const offered = scored?.criteria ?? [];
  return (
    <div className={classes.group}>
      <Radio.Group label={t('criterion')} value={draft.criterion} onChange={(criterion) => onChange({ ...draft, criterion })}>
        <div className={classes.criteria}>
          {offered.map(({ criterion, words, met, because }) => (
            <Radio
              key={criterion}
              value={criterion}
              label={
                <>
                  {words}
                  <span className={classes.met} data-met={met}>
                    {met ? t('metNow', { because }) : because}
                  </span>
                </>
              }
            />
          ))}
          {!offered.some(({ criterion }) => criterion === 'none') && <Radio value="none" label={t('criteria.none')} />}
        </div>
      </Radio.Group>
      <TextInput
        label={draft.criterion === 'access' ? t('missingRight') : t('shownBy')}
        description={draft.criterion === 'access' ? t('missingRightHint') : undefined}
        value={draft.criterionDetail}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, criterionDetail: value })}
      />
    </div>
  );
}
