import { Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { criteriaFrom } from '../../../desk/escalation/criteria.ts';
import classes from './escalation.module.css';
import type { EscalationDraft } from './escalation-draft.ts';
import type { Scored } from './use-packet-score.ts';

interface CriterionFieldProps {
  readonly tier: 1 | 2 | 3;
  readonly draft: EscalationDraft;
  readonly onChange: (draft: EscalationDraft) => void;
  readonly scored: Scored | undefined;
}

/** Why it goes up: one of the documented criteria. Those that are met just now say why. */
export function CriterionField({ tier, draft, onChange, scored }: CriterionFieldProps) {
  const { t } = useTranslation('escalation');
  // The list stands at once; what is met now comes with the score.
  const offered = criteriaFrom(tier);
  return (
    <div className={classes.group}>
      <Radio.Group label={t('criterion')} value={draft.criterion} onChange={(criterion) => onChange({ ...draft, criterion })}>
        <div className={classes.criteria}>
          {offered.map(({ criterion, words }, at) => (
            <Radio
              key={criterion}
              value={criterion}
              {...(at === 0 && { 'data-autofocus': true })}
              label={
                <>
                  {words}
                  <MetNow verdict={scored?.criteria.find((one) => one.criterion === criterion)} />
                </>
              }
            />
          ))}
          <Radio value="none" label={t('criteria.none')} />
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

/** Whether a criterion is met now, and why. */
function MetNow({ verdict }: { verdict: Scored['criteria'][number] | undefined }) {
  const { t } = useTranslation('escalation');
  return (
    <span className={classes.met} data-met={verdict?.met ?? false}>
      {verdict?.met === true ? t('metNow', { because: verdict.because }) : verdict?.because}
    </span>
  );
}
