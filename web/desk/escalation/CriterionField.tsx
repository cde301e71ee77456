import { Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { noCriterion } from '../../../desk/criteria/rules.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { AccessFields } from './AccessFields.tsx';
import classes from './escalation.module.css';
import type { EscalationDraft } from './escalation-draft.ts';
import type { Scored } from './use-packet-score.ts';

interface CriterionFieldProps {
  readonly clientId: string;
  readonly tier: 1 | 2 | 3;
  readonly draft: EscalationDraft;
  readonly onChange: (draft: EscalationDraft) => void;
  readonly scored: Scored | undefined;
}

/** Why it goes up: one of the documented criteria that count for this ticket. Those that are met just now say why. */
export function CriterionField({ clientId, tier, draft, onChange, scored }: CriterionFieldProps) {
  const { t } = useTranslation('escalation');
  const chosen = scored?.criteria.find(({ criterion }) => criterion === draft.criterion);
  // Engineers are told which access is lacking, whatever the criterion is.
  const asksAccess = chosen?.asks === 'access' || tier === 2 || draft.system !== '' || draft.right !== '';
  return (
    <div className={classes.group}>
      {scored === undefined && <Loading lines={5} />}
      <Radio.Group label={t('criterion')} value={draft.criterion} onChange={(criterion) => onChange({ ...draft, criterion })}>
        <div className={classes.criteria}>
          {scored?.criteria.map(({ criterion, words, met, because }, at) => (
            <Radio
              key={criterion}
              value={criterion}
              {...(at === 0 && { 'data-autofocus': true })}
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
          <Radio value={noCriterion} label={t('criteria.none')} />
        </div>
      </Radio.Group>
      {asksAccess && <AccessFields clientId={clientId} draft={draft} onChange={onChange} />}
      <TextInput
        label={chosen?.asks === 'words' ? t('shownByAsked') : t('shownBy')}
        value={draft.criterionDetail}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, criterionDetail: value })}
      />
    </div>
  );
}
