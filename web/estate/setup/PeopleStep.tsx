import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import formClasses from '../../platform/parts/form.module.css';
import { AgentForm } from '../people/AgentForm.tsx';
import { InvitationLink } from '../people/InvitationLink.tsx';
import { TeamsStarter } from '../people/TeamsStarter.tsx';

interface Invited {
  readonly name: string;
  readonly url: string;
  readonly mailed: boolean;
}

/** Teams for the three tiers, and colleagues by links to hand over. */
export function PeopleStep({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const [teamsAreFormed, setTeamsAreFormed] = useState(false);
  const [invited, setInvited] = useState<readonly Invited[]>([]);
  if (!teamsAreFormed) return <TeamsStarter submitLabel={t('setup.people.formTeams')} onDone={() => setTeamsAreFormed(true)} />;
  return (
    <div className={formClasses.form}>
      {invited.map(({ name, url, mailed }) => (
        <InvitationLink key={url} name={name} url={url} mailed={mailed} />
      ))}
      <AgentForm
        key={invited.length}
        submitLabel={t('setup.people.invite')}
        onDone={(name, { url, mailed }) => setInvited([...invited, { name, url, mailed }])}
      />
      <div className={formClasses.end}>
        <Button variant={invited.length > 0 ? 'filled' : 'default'} size="sm" onClick={onDone}>
          {invited.length > 0 ? t('setup.people.finish') : t('setup.people.skip')}
        </Button>
      </div>
    </div>
  );
}
