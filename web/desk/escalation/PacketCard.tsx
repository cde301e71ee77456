import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PacketScore } from '../../../desk/escalation/packet.ts';
import { readDraft } from '../../platform/parts/drafts.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Panel } from '../../platform/parts/Panel.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { useViewerZone } from '../../platform/time/zone.ts';
import { possible, type Ticket } from '../tickets/ticket.ts';
import { CriteriaNow } from './CriteriaNow.tsx';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';
import { draftKey, emptyEscalation, packetOf } from './escalation-draft.ts';
import { ReturnedNote } from './ReturnedNote.tsx';
import { SentPacket } from './SentPacket.tsx';
import { usePacketScore } from './use-packet-score.ts';

/** The seven items: as they were sent with the latest escalation, or as they stand before one. */
export function PacketCard({ ticket, escalation }: { ticket: Ticket; escalation: Escalation | undefined }) {
  const { t } = useTranslation('escalation');
  const { can, accountId } = useSession();
  const zone = useViewerZone();
  const sent = escalation !== undefined && escalation.verdict !== 'withdrawn' && escalation.verdict !== 'returned';
  const couldSend = !sent && possible(ticket).escalate && can('escalation.raise', ticket.client.id);
  const kept = readDraft(draftKey(accountId, ticket.ticketId));
  // Kept by the escalation's own form, field by field.
  const draft = { ...emptyEscalation, ...(typeof kept === 'object' ? kept : {}) };
  const scored = usePacketScore(ticket.ticketId, packetOf(draft, zone), couldSend);
  const score: PacketScore | undefined = sent ? escalation.score : scored.data?.score;
  if (!sent && !couldSend && escalation === undefined) return null;
  return (
    <Panel
      title={sent ? t('packet') : t('packetSoFar')}
      aside={score && <span className={classes.score}>{t('complete', { complete: score.complete })}</span>}
    >
      {escalation?.verdict === 'returned' && <ReturnedNote escalation={escalation} />}
      {score === undefined && couldSend && <Loading lines={4} />}
      <ul className={classes.items}>
        {score?.items.map(({ item, complete, lacks }) => (
          <li key={item} data-there={complete}>
            {complete ? (
              <IconCheck size={15} stroke={2.2} aria-label={t('there')} />
            ) : (
              <IconX size={15} stroke={2.2} aria-label={t('missing')} />
            )}
            <span>
              {t(`items.${item}`)}
              {lacks.length > 0 && <span className={classes.muted}>{lacks.join('; ')}</span>}
            </span>
          </li>
        ))}
      </ul>
      {!sent && scored.data && <CriteriaNow criteria={scored.data.criteria} />}
      {sent && (
        <SentPacket escalation={escalation} homeZone={ticket.requester.timeZone} mayAdd={can('escalation.raise', ticket.client.id)} />
      )}
    </Panel>
  );
}
