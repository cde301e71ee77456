import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPacket } from '../../../desk/escalation/contract.ts';
import { listEvidence, readEvidence } from '../../../desk/tickets/contract.ts';
import { fileAddress } from '../../api/request.ts';
import { useRead } from '../../api/use-operation.ts';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { Said } from '../../platform/secrets/Said.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import { momentText } from '../../platform/time/moments.ts';
import { serverNow } from '../../platform/time/server-time.ts';
import { useViewerZone } from '../../platform/time/zone.ts';
import { AddToPacketDialog } from './AddToPacketDialog.tsx';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';
import { TheoriesSent } from './TheoriesSent.tsx';

/** What the sender wrote, frozen when it was sent. The steps and files stand on the ticket beside it. */
export function SentPacket({ escalation, homeZone, mayAdd }: { escalation: Escalation; homeZone: string; mayAdd: boolean }) {
  const { t, i18n } = useTranslation('escalation');
  const zone = useViewerZone();
  const moment = (at: string) => momentText(at, { language: i18n.language, zone, now: serverNow() });
  const [adds, setAdds] = useState(false);
  const [isOpen, setIsOpen] = useState(escalation.verdict === 'waiting');
  const sent = useRead(readPacket, { escalationId: escalation.escalationId }, { enabled: isOpen });
  const files = useRead(listEvidence, { ticketId: escalation.ticketId }, { enabled: (sent.data?.additions.length ?? 0) > 0 });
  const nameOf = (id: string) => files.data?.items.find(({ evidenceId }) => evidenceId === id)?.fileName ?? t('add.file');
  const { draft, why, accessLacking: lacking } = sent.data?.packet ?? {};
  const rows = draft && [
    [t('items.criterion'), why?.words ?? t('criteria.none')],
    [
      t('whyMet'),
      why && t(why.met ? 'provenance' : 'provenanceNot', { layer: t(`layers.${why.layer}`), version: why.version, because: why.because }),
    ],
    [t('shown'), draft.criterionDetail],
    [
      t('accessLacking'),
      lacking &&
        t(lacking.owner === null ? 'lackingRight' : 'lackingRightOf', {
          system: lacking.system,
          right: lacking.right,
          owner: lacking.owner ?? '',
        }),
    ],
    [t('items.question'), draft.question],
    [t('errorText'), draft.errorText],
    [t('items.environment'), Object.values(draft.environment).join(' · ')],
    [
      t('items.extent'),
      [
        draft.extent.peopleAffected === undefined ? undefined : t('extent.count', { count: draft.extent.peopleAffected }),
        draft.extent.since === undefined ? undefined : t('extent.sinceThen', { since: moment(draft.extent.since) }),
        draft.extent.howBadly,
        draft.extent.whatItStops,
        draft.extent.workaround === undefined ? undefined : t('extent.withWorkaround', { workaround: draft.extent.workaround }),
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
    ],
  ];
  return (
    <details className={classes.sent} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {t('asSent', { name: escalation.raisedBy })} <Moment at={escalation.raisedAt} homeZone={homeZone} />
      </summary>
      {sent.error && <Trouble problem={sent.error} onRetry={() => void sent.refetch()} />}
      <dl>
        {rows?.map(([name, value]) =>
          value === undefined || value === null || value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Said text={value} />
              </dd>
            </div>
          ),
        )}
      </dl>
      {sent.data && <TheoriesSent packet={sent.data.packet} />}
      {sent.data && sent.data.packet.filled.length > 0 && (
        <p className={classes.hash}>
          {t('filledFields', { fields: sent.data.packet.filled.map((field) => t(`filledField.${field}`)).join(', ') })}
        </p>
      )}
      {sent.data && sent.data.additions.length > 0 && (
        <ol className={classes.additions} aria-label={t('add.list')}>
          {sent.data.additions.map(({ additionId, item, words, evidenceIds, addedBy, addedAt, sha256 }) => (
            <li key={additionId} className={classes.addition} title={`SHA-256 ${sha256}`}>
              <strong>{t(`items.${item}`)}</strong> <Said text={words} />
              {evidenceIds.map((evidenceId) => (
                <a
                  key={evidenceId}
                  className={classes.additionFile}
                  href={fileAddress(readEvidence, { ticketId: escalation.ticketId, evidenceId })}
                  download={nameOf(evidenceId)}
                >
                  <IconPaperclip size={14} aria-hidden /> {nameOf(evidenceId)}
                </a>
              ))}
              <span className={classes.additionBy}>
                {addedBy} · <Moment at={addedAt} homeZone={homeZone} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {sent.data && mayAdd && (
        <Button variant="default" size="compact-xs" onClick={() => setAdds(true)}>
          {t('add.button')}
        </Button>
      )}
      {adds && <AddToPacketDialog escalation={escalation} onClose={() => setAdds(false)} />}
      {sent.data && (
        <p className={classes.hash} title={sent.data.packetHash}>
          {t('frozen', { hash: sent.data.packetHash.slice(0, 12) })}
          {sent.data.appended > 0 && ` · ${t('appended', { count: sent.data.appended })}`}
        </p>
      )}
    </details>
  );
}
