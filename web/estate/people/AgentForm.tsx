import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { inviteAgent, listAgents, listTeams } from '../../../estate/people/contract.ts';
import { emailTaken } from '../../../estate/people/refusals.ts';
import { errorOf } from '../../api/problem.ts';
import { useAll } from '../../api/use-all.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { ZoneSelect } from '../../platform/time/ZoneSelect.tsx';
import { browserZone } from '../../platform/time/zone.ts';
import { GrantsField } from './GrantsField.tsx';
import { type Grant, startGrants } from './grants.ts';
import { TeamsField } from './TeamsField.tsx';
import { TierField } from './TierField.tsx';
import { roleOfTier, type Tier } from './tiers.ts';

interface AgentFormProps {
  readonly submitLabel: string;
  readonly onDone: (name: string, invitation: z.output<typeof inviteAgent.reply>['invitation']) => void;
}

/** Invites an agent: who, at which tier, in which teams, with which roles at which clients. */
export function AgentForm({ submitLabel, onDone }: AgentFormProps) {
  const { t } = useTranslation('people');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [tier, setTier] = useState<Tier>(2);
  const [chosen, setChosen] = useState<readonly string[]>();
  const teams = useAll(listTeams, { tier }).data?.items ?? [];
  // Where a tier has one team, whoever works there is in it, unless somebody says otherwise.
  const teamIds = chosen ?? (teams.length === 1 ? teams.map(({ teamId }) => teamId) : []);
  const [grants, setGrants] = useState<readonly Grant[]>(startGrants(roleOfTier[2]));
  const [timeZone, setTimeZone] = useState(browserZone);
  const invite = useCommand(inviteAgent, { renews: [listAgents], onDone: ({ invitation }) => onDone(name.trim(), invitation) });
  const chooseTier = (next: Tier) => {
    // The role of a tier follows the tier as long as nobody chose another one.
    if (grants.length === 1 && grants[0]?.role === roleOfTier[tier]) setGrants([{ ...grants[0], role: roleOfTier[next] }]);
    setTier(next);
    setChosen(undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ name: name.trim(), email: email.trim(), tier, teamIds: [...teamIds], grants: [...grants], timeZone });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={invite.error} />
      <div className={formClasses.pair}>
        <TextInput
          label={t('name')}
          required
          withAsterisk={false}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
          error={errorOf(invite.error, 'name')}
        />
        <TextInput
          label={t('email')}
          type="email"
          required
          withAsterisk={false}
          value={email}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
          error={invite.error?.is(emailTaken) ? invite.error.message : errorOf(invite.error, 'email')}
        />
      </div>
      <div className={formClasses.pair}>
        <TierField value={tier} onChange={chooseTier} />
        <ZoneSelect value={timeZone} onChange={setTimeZone} />
      </div>
      <TeamsField tier={tier} value={teamIds} onChange={setChosen} />
      <GrantsField value={grants} onChange={setGrants} />
      <div className={formClasses.actions}>
        <Button type="submit" size="sm" loading={invite.isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
