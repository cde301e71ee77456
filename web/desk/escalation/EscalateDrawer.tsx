import { Drawer } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { escalateTicket, listEscalations } from '../../../desk/escalation/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { useDraft } from '../../platform/parts/drafts.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { SendButtons } from '../../platform/parts/SendButtons.tsx';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { useViewerZone } from '../../platform/time/zone.ts';
import { inMinutes } from '../promises/quick-times.ts';
import type { TicketDialogProps } from '../tickets/dialog.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import { CriterionField } from './CriterionField.tsx';
import classes from './escalation.module.css';
import { draftKey, emptyEscalation, packetOf } from './escalation-draft.ts';
import { NextUpdateFields } from './NextUpdateFields.tsx';
import { OverrideField } from './OverrideField.tsx';
import { PacketFields } from './PacketFields.tsx';
import { PacketMeter } from './PacketMeter.tsx';
import { ReturnedNote } from './ReturnedNote.tsx';
import { scoreNow } from './score-now.ts';
import { TeamField } from './TeamField.tsx';
import { TheoriesSent } from './TheoriesSent.tsx';
import { usePacketScore } from './use-packet-score.ts';

const typingPause = 350;
const fallbackMinutes = 60;

/** Raises the ticket to the next tier: the criterion, the packet with its live score, the next promise. What is typed is kept until sent. */
export function EscalateDrawer({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('escalation');
  const { accountId } = useSession();
  const zone = useViewerZone();
  const { draft: typed, change, discard } = useDraft(draftKey(accountId, ticket.ticketId), emptyEscalation);
  const [metNow, setMetNow] = useState('');
  // Whoever chose nothing gives what is met just now.
  const draft = typed.criterion === '' ? { ...typed, criterion: metNow } : typed;
  const [settled] = useDebouncedValue(draft, typingPause);
  const scored = usePacketScore(ticket.ticketId, packetOf(settled, zone));
  const [latest] = useRead(listEscalations, { ticketId: ticket.ticketId }).data?.items ?? [];
  const met = scored.data?.criteria.find((one) => one.met)?.criterion ?? '';
  useEffect(() => setMetNow((before) => (before === '' ? met : before)), [met]);
  const [chosenTime, setChosenTime] = useState<string>();
  const toTier = ticket.tier + 1;
  const nextUpdateAt = chosenTime ?? scored.data?.suggestedNextUpdateAt ?? inMinutes(fallbackMinutes);
  const nextUpdate = draft.nextUpdate === '' ? t('nextUpdateProposal', { tier: toTier }) : draft.nextUpdate;
  const now = scored.data && scoreNow(scored.data, packetOf(draft, zone));
  const needsReason = now?.needsReason === true;
  const escalate = useTicketCommand(escalateTicket, ({ score }) => {
    discard();
    say(t('sent', { reference: ticket.reference, tier: toTier, complete: score.complete }));
    onClose();
  });
  const isReady = !needsReason || draft.overrideReason.trim() !== '';
  const send = () => {
    if (!isReady || escalate.isPending) return;
    escalate.mutate({
      ticketId: ticket.ticketId,
      packet: packetOf(draft, zone),
      nextUpdate: { what: nextUpdate.trim(), dueAt: nextUpdateAt },
      ...(draft.toTeamId !== '' && { toTeamId: draft.toTeamId }),
      ...(draft.overrideReason.trim() !== '' && { overrideReason: draft.overrideReason.trim() }),
    });
  };
  useKeys([{ keys: '$mod+Enter', label: t('send'), run: send, whileTyping: true }], { stops: 'keys_and_list' });

  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(720px, 100vw)"
      padding={0}
      title={t('title', { reference: ticket.reference, tier: toTier })}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ header: classes.drawerHead ?? '', body: classes.drawerBody ?? '', content: classes.drawer ?? '' }}
    >
      <form
        className={classes.escalate}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send();
        }}
      >
        <PacketMeter scored={scored.data && now && { ...scored.data, score: now.score }} />
        {latest?.verdict === 'returned' && <ReturnedNote escalation={latest} />}
        <div className={classes.fields}>
          <Refusal problem={escalate.error ?? scored.error} />
          <CriterionField clientId={ticket.client.id} tier={ticket.tier} draft={draft} onChange={change} scored={scored.data} />
          <PacketFields ticketId={ticket.ticketId} draft={draft} onChange={change} scored={scored.data} />
          {scored.data && <TheoriesSent packet={scored.data.filled} />}
          <TeamField ticket={ticket} value={draft.toTeamId} onChange={(toTeamId) => change({ ...draft, toTeamId })} />
          <NextUpdateFields
            draft={draft}
            onChange={change}
            proposal={nextUpdate}
            at={nextUpdateAt}
            onTime={setChosenTime}
            ticket={ticket}
          />
        </div>
        <div className={classes.send}>
          <SecretWarning words={Object.values(draft).join('\n')} />
          <OverrideField draft={draft} onChange={change} needed={needsReason} />
          <div className={formClasses.form}>
            <SendButtons label={t('send')} isSending={escalate.isPending} isReady={isReady} onCancel={onClose} hint={t('kept')} />
          </div>
        </div>
      </form>
    </Drawer>
  );
}
