import { ActionIcon, Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { changeAccessMap, readAccessMap } from '../../../estate/access/contract.ts';
import { listAgents } from '../../../estate/people/contract.ts';
import { tier } from '../../../estate/people/rules.ts';
import { errorOf, type Problem } from '../../api/problem.ts';
import { useAll } from '../../api/use-all.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { RestoredDraft } from '../../platform/parts/RestoredDraft.tsx';
import { useEditorDraft } from '../../platform/parts/use-editor-draft.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import type { MappedSystem } from './AccessMapPage.tsx';
import classes from './access.module.css';

type Action = z.input<typeof changeAccessMap.input>['actions'][number];
const tiers = tier.options.map(({ value }) => value);
const newAction: Action = { name: '', tiers: [], agentIds: [] };

interface Changes {
  readonly clientId: string | null;
  readonly name: string;
  readonly owner: string;
  readonly actions: readonly Action[];
}

interface SystemFormProps {
  /** Nothing for a new one. */
  readonly system: MappedSystem | undefined;
  readonly clients: readonly { readonly clientId: string; readonly name: string }[];
  readonly onDone: () => void;
}

/** A system on the map: what it is called, who owns it, and for each action which tiers and which people may. */
export function SystemForm({ system, clients, onDone }: SystemFormProps) {
  const { t } = useTranslation('access');
  const { accountId } = useSession();
  const start: Changes = {
    clientId: system?.clientId ?? null,
    name: system?.name ?? '',
    owner: system?.owner ?? '',
    actions: system === undefined ? [newAction] : system.actions.map(actionOf),
  };
  const kept = useEditorDraft(`${accountId}.access.${system?.systemId ?? 'new'}.${system?.version ?? 0}`, start);
  const { clientId, name, owner, actions } = kept.changes;
  const setActions = (next: readonly Action[]) => kept.change({ actions: next });
  const change = useCommand(changeAccessMap, {
    renews: [readAccessMap],
    onDone: ({ retired }) => {
      kept.forget();
      say(t(retired ? 'taken' : 'kept', { name }));
      onDone();
    },
  });
  const send = (retired: boolean) =>
    change.mutate({
      ...(clientId !== null && { clientId }),
      ...(system && { systemId: system.systemId }),
      readVersion: system?.version ?? 0,
      name,
      owner,
      actions: [...actions],
      retired,
    });
  return (
    <form
      className={formClasses.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send(false);
      }}
    >
      <RestoredDraft isRestored={kept.isRestored} onDrop={kept.drop} />
      <Refusal problem={change.error} />
      <div className={formClasses.pair}>
        <TextInput
          label={t('system')}
          data-autofocus
          required
          withAsterisk={false}
          value={name}
          onChange={({ currentTarget: { value } }) => kept.change({ name: value })}
          error={errorOf(change.error, 'name')}
        />
        <TextInput
          label={t('owner')}
          placeholder={t('ownerHint')}
          required
          withAsterisk={false}
          value={owner}
          onChange={({ currentTarget: { value } }) => kept.change({ owner: value })}
          error={errorOf(change.error, 'owner')}
        />
        <Select
          label={t('client')}
          placeholder={t('everyClient')}
          clearable
          disabled={system !== undefined}
          data={clients.map((client) => ({ value: client.clientId, label: client.name }))}
          value={clientId}
          onChange={(next) => kept.change({ clientId: next })}
        />
      </div>
      {actions.map((action, at) => (
        <ActionFields
          // Actions are told apart by where they stand.
          // biome-ignore lint/suspicious/noArrayIndexKey: an action is known by its place alone
          key={at}
          at={at}
          action={action}
          problem={change.error}
          onChange={(next) => setActions(actions.with(at, next))}
          onRemove={() => setActions(actions.filter((_, index) => index !== at))}
        />
      ))}
      <div className={formClasses.actions}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setActions([...actions, newAction])}
        >
          {t('addAction')}
        </Button>
      </div>
      <div className={formClasses.end}>
        {system && (
          <Button variant="default" size="sm" onClick={() => send(true)} loading={change.isPending}>
            {t('takeOff')}
          </Button>
        )}
        <Button type="submit" size="sm" loading={change.isPending}>
          {t('keep')}
        </Button>
      </div>
    </form>
  );
}

function actionOf({ actionId, name, tiers: may, people }: MappedSystem['actions'][number]): Action {
  return { actionId, name, tiers: may, agentIds: people.map(({ agentId }) => agentId) };
}

interface ActionFieldsProps {
  readonly at: number;
  readonly action: Action;
  readonly problem: Problem | null;
  readonly onChange: (action: Action) => void;
  readonly onRemove: () => void;
}

function ActionFields({ at, action, problem, onChange, onRemove }: ActionFieldsProps) {
  const { t } = useTranslation('access');
  const agents = useAll(listAgents, {});
  const number = at + 1;
  return (
    <fieldset className={classes.action}>
      <legend>{t('actionNumber', { number })}</legend>
      <div className={formClasses.pair}>
        <TextInput
          label={t('action')}
          required
          withAsterisk={false}
          value={action.name}
          onChange={({ currentTarget: { value } }) => onChange({ ...action, name: value })}
          error={errorOf(problem, `actions/${at}/name`)}
        />
        <MultiSelect
          label={t('people')}
          searchable
          data={(agents.data?.items ?? []).map(({ agentId, name }) => ({ value: agentId, label: name }))}
          value={action.agentIds}
          onChange={(agentIds) => onChange({ ...action, agentIds })}
          error={errorOf(problem, `actions/${at}/agentIds`)}
        />
      </div>
      <div className={classes.boxes}>
        {tiers.map((one) => (
          <Checkbox
            key={one}
            label={t('tier', { tier: one })}
            checked={action.tiers.includes(one)}
            onChange={({ currentTarget: { checked } }) =>
              onChange({ ...action, tiers: tiers.filter((other) => (other === one ? checked : action.tiers.includes(other))) })
            }
          />
        ))}
        <ActionIcon variant="subtle" onClick={onRemove} aria-label={t('removeAction', { number })}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
    </fieldset>
  );
}
