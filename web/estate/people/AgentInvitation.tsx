import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../../platform/parts/ActionDialog.tsx';
import { AgentForm } from './AgentForm.tsx';
import { InvitationLink } from './InvitationLink.tsx';

/** Invites an agent and shows the link to hand over; the dialog stays until it was copied. */
export function AgentInvitation() {
  const { t } = useTranslation('people');
  return <ActionDialog label={t('inviteAgent')}>{() => <Invitation />}</ActionDialog>;
}

function Invitation() {
  const { t } = useTranslation('people');
  const [invited, setInvited] = useState<{ readonly name: string; readonly url: string; readonly mailed: boolean }>();
  if (invited) return <InvitationLink {...invited} />;
  return <AgentForm submitLabel={t('inviteAgent')} onDone={(name, { url, mailed }) => setInvited({ name, url, mailed })} />;
}
