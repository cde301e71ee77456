import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { changeStandardSteps, listStandardSteps } from '../../../desk/standard-steps/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { RestoredDraft } from '../../platform/parts/RestoredDraft.tsx';
import { useEditorDraft } from '../../platform/parts/use-editor-draft.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from '../criteria/criteria.module.css';
import { StepFields } from './StepFields.tsx';

type Step = z.input<typeof changeStandardSteps.input>['steps'][number];

interface Changes {
  readonly steps: readonly Step[];
  readonly note: string;
}

interface StepsEditorProps {
  readonly clientId: string | undefined;
  readonly categoryId: string;
  readonly listed: z.output<typeof listStandardSteps.reply>;
}

/** A list of steps in their order, as it is being changed. */
export function StepsEditor({ clientId, categoryId, listed }: StepsEditorProps) {
  const { t } = useTranslation('steps');
  const { can, accountId } = useSession();
  const start: Changes = { steps: listed.own, note: '' };
  const kept = useEditorDraft(`${accountId}.steps.${clientId ?? ''}.${categoryId}.${listed.version}`, start);
  const { steps, note } = kept.changes;
  const setSteps = (next: readonly Step[]) => kept.change({ steps: next });
  const publish = useCommand(changeStandardSteps, {
    renews: [listStandardSteps],
    onDone: ({ version }) => {
      kept.forget();
      say(t('published', { version }));
    },
  });
  const manages = can('steps.manage', clientId);
  const { from } = listed;
  const inherits = from !== null && (from.categoryId !== categoryId || from.clientId !== (clientId ?? null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const change = { clientId, categoryId, readVersion: listed.version, steps: [...steps] };
    publish.mutate({ ...change, ...(note.trim() !== '' && { note: note.trim() }) });
  };
  const put = (at: number, step: Step) => setSteps(steps.map((one, index) => (index === at ? step : one)));
  return (
    <div className={classes.columns}>
      <form className={classes.column} onSubmit={submit}>
        <RestoredDraft isRestored={kept.isRestored} onDrop={kept.drop} />
        <Panel title={t('own', { version: listed.version })} aside={<span className={classes.number}>{steps.length}</span>}>
          {steps.length === 0 && <p className={classes.none}>{inherits ? t('inheritsNow') : t('nothing')}</p>}
          {steps.map((step, at) => (
            <StepFields
              // Steps are told apart by where they stand.
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place alone
              key={at}
              at={at}
              step={step}
              isLast={at === steps.length - 1}
              mayChange={manages}
              problem={publish.error}
              onChange={(next) => put(at, next)}
              onUp={() => setSteps(steps.with(at, steps[at - 1] ?? step).with(at - 1, step))}
              onDown={() => setSteps(steps.with(at, steps[at + 1] ?? step).with(at + 1, step))}
              onRemove={() => setSteps(steps.filter((_, index) => index !== at))}
            />
          ))}
          {manages && (
            <div className={classes.inside}>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setSteps([...steps, { action: '', expected: '' }])}
              >
                {t('add')}
              </Button>
            </div>
          )}
        </Panel>
        {manages && (
          <div className={classes.publish}>
            <Refusal problem={publish.error} />
            <TextInput label={t('note')} value={note} onChange={({ currentTarget: { value } }) => kept.change({ note: value })} />
            <div className={formClasses.end}>
              <p className={formClasses.hint}>{t('doneStaysDone')}</p>
              <Button type="submit" size="sm" loading={publish.isPending}>
                {t('publish', { version: listed.version + 1 })}
              </Button>
            </div>
          </div>
        )}
      </form>
      <div className={classes.column}>
        {inherits && (
          <Panel title={t('inherited', { category: from.categoryName, version: from.version })}>
            <ol className={classes.versions}>
              {listed.inForce.map(({ standardStepId, action, expected }) => (
                <li key={standardStepId}>
                  <strong>{action}</strong>
                  <p className={classes.muted}>{t('toBeSeen', { expected })}</p>
                </li>
              ))}
            </ol>
            {manages && (
              <div className={classes.inside}>
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => setSteps(listed.inForce.map(({ action, expected }) => ({ action, expected })))}
                >
                  {t('beginWithThese')}
                </Button>
              </div>
            )}
          </Panel>
        )}
        <Panel title={t('versions')}>
          {listed.versions.length === 0 && <p className={classes.none}>{t('noVersions')}</p>}
          <ol className={classes.versions}>
            {listed.versions.map(({ version, publishedBy, publishedAt, note: why }) => (
              <li key={version}>
                <strong>{t('version', { version })}</strong> {publishedBy} · <Moment at={publishedAt} />
                {why !== null && <p className={classes.muted}>{why}</p>}
              </li>
            ))}
          </ol>
        </Panel>
      </div>
    </div>
  );
}
