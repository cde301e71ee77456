import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changeCriteria, listCriteria } from '../../../desk/criteria/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { RestoredDraft } from '../../platform/parts/RestoredDraft.tsx';
import { useEditorDraft } from '../../platform/parts/use-editor-draft.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import type { Scope } from '../tickets/ScopeFields.tsx';
import { CriterionCard } from './CriterionCard.tsx';
import classes from './criteria.module.css';
import { type Listed, newCriterion, ownOf, replaced, type Terms } from './draft.ts';
import { InheritedCriterion } from './InheritedCriterion.tsx';
import { TryOut } from './TryOut.tsx';

interface Changes {
  readonly draft: readonly Terms[];
  readonly note: string;
}

/** What one layer says, as it is being changed, beside what it would have meant on the last 90 days. */
export function CriteriaEditor({ scope, listed }: { scope: Scope; listed: Listed }) {
  const { t } = useTranslation('criteria');
  const { can, accountId } = useSession();
  const key = `${accountId}.criteria.${scope.client ?? ''}.${scope.category ?? ''}.${listed.version}`;
  const start: Changes = { draft: listed.own, note: '' };
  const kept = useEditorDraft(key, start);
  const { draft, note } = kept.changes;
  const setDraft = (next: readonly Terms[]) => kept.change({ draft: next });
  const layer = { clientId: scope.client, categoryId: scope.category };
  const publish = useCommand(changeCriteria, {
    renews: [listCriteria],
    onDone: ({ version }) => {
      kept.forget();
      say(t('published', { version }));
    },
  });
  const manages = can('criteria.manage', scope.client);
  const inherited = listed.inForce.filter(({ criterion }) => !draft.some((own) => own.criterion === criterion));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate({ ...layer, readVersion: listed.version, criteria: [...draft], ...(note.trim() !== '' && { note: note.trim() }) });
  };
  return (
    <div className={classes.columns}>
      <form className={classes.column} onSubmit={submit}>
        <RestoredDraft isRestored={kept.isRestored} onDrop={kept.drop} />
        <Panel title={t('own', { version: listed.version })} aside={<span className={classes.number}>{draft.length}</span>}>
          {draft.length === 0 && <p className={classes.none}>{t('nothingOwn')}</p>}
          {draft.map((terms, at) => (
            <CriterionCard
              // Rows have no name of their own while they are written: they are told apart by where they stand.
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
              key={at}
              at={at}
              terms={terms}
              isNew={!listed.own.some(({ criterion }) => criterion === terms.criterion)}
              clientId={scope.client}
              mayChange={manages}
              problem={publish.error}
              onChange={(next) => setDraft(replaced(draft, at, next))}
              onRemove={() => setDraft(draft.filter((_, index) => index !== at))}
            />
          ))}
          {manages && (
            <div className={classes.inside}>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setDraft([...draft, newCriterion])}
              >
                {t('add')}
              </Button>
            </div>
          )}
        </Panel>
        {inherited.length > 0 && (
          <Panel title={t('inherited')} aside={<span className={classes.number}>{inherited.length}</span>}>
            {inherited.map((one) => (
              <InheritedCriterion
                key={one.criterion}
                criterion={one}
                mayChange={manages}
                onChange={() => setDraft([...draft, ownOf(one, false)])}
                onOff={() => setDraft([...draft, ownOf(one, true)])}
              />
            ))}
          </Panel>
        )}
        {manages && (
          <div className={classes.publish}>
            <Refusal problem={publish.error} />
            <TextInput label={t('note')} value={note} onChange={({ currentTarget: { value } }) => kept.change({ note: value })} />
            <div className={formClasses.end}>
              <p className={formClasses.hint}>{t('fromNowOn')}</p>
              <Button type="submit" size="sm" loading={publish.isPending}>
                {t('publish', { version: listed.version + 1 })}
              </Button>
            </div>
          </div>
        )}
      </form>
      <div className={classes.column}>
        {manages && <TryOut layer={layer} criteria={draft} />}
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
