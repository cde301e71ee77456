import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import formClasses from '../../platform/parts/form.module.css';
import { EvidencePicker } from './EvidencePicker.tsx';
import classes from './escalation.module.css';
import type { EscalationDraft } from './escalation-draft.ts';
import type { Scored } from './use-packet-score.ts';

interface PacketFieldsProps {
  readonly ticketId: string;
  readonly draft: EscalationDraft;
  readonly onChange: (draft: EscalationDraft) => void;
  readonly scored: Scored | undefined;
}

const environment = ['asset', 'os', 'application', 'networkPlace'] as const;

/** The parts of the packet that people add; timeline, steps and files fill themselves and are counted here. */
export function PacketFields({ ticketId, draft, onChange, scored }: PacketFieldsProps) {
  const { t } = useTranslation('escalation');
  // Stands in grey where nothing is typed, and travels.
  const found = scored?.filled.draft;
  const set = (field: keyof EscalationDraft) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...draft, [field]: event.currentTarget.value });
  return (
    <>
      <div className={classes.group}>
        <Textarea
          label={t('items.question')}
          placeholder={scored?.filled.question ?? ''}
          description={draft.question === '' && scored?.filled.question ? t('questionFills') : undefined}
          autosize
          minRows={1}
          maxRows={6}
          value={draft.question}
          onChange={set('question')}
        />
        {scored && (
          <p className={formClasses.hint}>
            {t('filled', { timeline: scored.filled.timeline, steps: scored.filled.steps, files: scored.filled.files })}
          </p>
        )}
      </div>
      <fieldset className={classes.group}>
        <legend>{t('items.evidence')}</legend>
        <Textarea
          label={t('errorText')}
          description={t('errorTextHint')}
          placeholder={found?.errorText ?? ''}
          autosize
          minRows={1}
          maxRows={8}
          value={draft.errorText}
          onChange={set('errorText')}
          classNames={{ input: classes.mono ?? '' }}
        />
        <EvidencePicker ticketId={ticketId} />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('items.environment')}</legend>
        <div className={formClasses.pair}>
          {environment.map((field) => (
            <TextInput
              key={field}
              label={t(`environment.${field}`)}
              placeholder={found?.environment[field] ?? ''}
              value={draft[field]}
              onChange={set(field)}
            />
          ))}
        </div>
        <TextInput label={t('environment.recentChanges')} value={draft.recentChanges} onChange={set('recentChanges')} />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('items.extent')}</legend>
        <div className={formClasses.pair}>
          <TextInput
            label={t('extent.people')}
            type="number"
            min={1}
            inputMode="numeric"
            placeholder={found?.extent.peopleAffected?.toString() ?? ''}
            value={draft.peopleAffected}
            onChange={set('peopleAffected')}
          />
          <TextInput label={t('extent.since')} type="datetime-local" value={draft.since} onChange={set('since')} />
          <TextInput
            label={t('extent.howBadly')}
            placeholder={found?.extent.howBadly ?? ''}
            value={draft.howBadly}
            onChange={set('howBadly')}
          />
          <TextInput
            label={t('extent.stops')}
            placeholder={found?.extent.whatItStops ?? ''}
            value={draft.whatItStops}
            onChange={set('whatItStops')}
          />
        </div>
        <TextInput label={t('extent.workaround')} value={draft.workaround} onChange={set('workaround')} />
      </fieldset>
    </>
  );
}
