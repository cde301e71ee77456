import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeAgent, listAgents } from '../../../estate/people/contract.ts';
import { createResetLink } from '../../../platform/identity/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import type { Agent } from './agent.ts';
import { GrantsField } from './GrantsField.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { TeamsField } from './TeamsField.tsx';
import { TierField } from './TierField.tsx';

/** Changes an agent's tier, teams and roles, or shuts them out; makes a link for a new password. */
export function AgentChange({ agent, onDone }: { agent: Agent; onDone: () => void }) {
  const { t } = useTranslation('people');
  const [name, setName] = useState(agent.name);
  const [tier, setTier] = useState(agent.tier);
  const [teamIds, setTeamIds] = useState<readonly string[]>(agent.teams.map(({ teamId }) => teamId));
  const [grants, setGrants] = useState(agent.grants);
  const [disabled, setDisabled] = useState(agent.standing === 'disabled');
  const change = useCommand(changeAgent, { renews: [listAgents], onDone });
  const reset = useCommand(createResetLink);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ agentId: agent.agentId, name: name.trim(), tier, teamIds: [...teamIds], grants, disabled });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={change.error ?? reset.error} />
      <div className={formClasses.pair}>
        <TextInput
          label={t('name')}
          required
          withAsterisk={false}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
          error={errorOf(change.error, 'name')}
        />
        <TierField
          value={tier}
          onChange={(next) => {
            setTier(next);
            setTeamIds([]);
          }}
        />
      </div>
      <TeamsField tier={tier} value={teamIds} onChange={setTeamIds} />
      <GrantsField value={grants} onChange={(next) => setGrants([...next])} />
      <Checkbox
        label={t('disabled')}
        description={t('disabledHint')}
        checked={disabled}
        onChange={({ currentTarget }) => setDisabled(currentTarget.checked)}
      />
      {reset.data && <InvitationLink name={agent.name} url={reset.data.url} mailed={reset.data.mailed} />}
      <div className={formClasses.end}>
        <Button variant="default" size="sm" loading={reset.isPending} onClick={() => reset.mutate({ accountId: agent.agentId })}>
          {t('resetLink')}
        </Button>
        <Button type="submit" size="sm" loading={change.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
