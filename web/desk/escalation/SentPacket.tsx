import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPacket } from '../../../desk/escalation/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { Said } from '../../platform/secrets/Said.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';

/** What the sender wrote, frozen when it was sent. The steps and files stand on the ticket beside it. */
export function SentPacket({ escalation, homeZone }: { escalation: Escalation; homeZone: string }) {
  const { t } = useTranslation('escalation');
  const [isOpen, setIsOpen] = useState(escalation.verdict === 'waiting');
  const sent = useRead(readPacket, { escalationId: escalation.escalationId }, { enabled: isOpen });
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
      {sent.data && (
        <p className={classes.hash} title={sent.data.packetHash}>
          {t('frozen', { hash: sent.data.packetHash.slice(0, 12) })}
          {sent.data.appended > 0 && ` · ${t('appended', { count: sent.data.appended })}`}
        </p>
      )}
    </details>
  );
}
