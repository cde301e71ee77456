import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPromises, makePromise } from '../../../desk/promises/contract.ts';
import { errorOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-operation.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useTextDraft } from '../../platform/parts/drafts.ts';
import { say } from '../../platform/parts/notices.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { useViewerZone } from '../../platform/time/zone.ts';
import { useTicketCommand } from '../tickets/use-ticket-command.ts';
import { usePickLabel } from './PromiseTime.tsx';
import { proposed } from './plan.ts';
import classes from './promises.module.css';
import { pickedAt, quickPicks } from './quick-picks.ts';
import { inMinutes } from './quick-times.ts';
import { WhatAndWhen } from './WhatAndWhen.tsx';

/** Half an hour, unless the desk says the ticket's own rhythm. */
const usualMinutes = 30;

interface PromiseDialogProps {
  readonly ticketId: string;
  /** Whose templates are offered; left out, the desk's own are. */
  readonly clientId: string | undefined;
  readonly reference: string;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/**
 * Promises the requester the next update: what they will hear, and by when. It opens with words and a time that can be sent as they are:
 * a digit chooses another time, Enter promises.
 */
export function PromiseDialog({ ticketId, clientId, reference, onClose, onDone }: PromiseDialogProps) {
  const { t } = useTranslation('promises');
  const { accountId } = useSession();
  const zone = useViewerZone();
  const label = usePickLabel();
  const { draft, change, discard } = useTextDraft(`${accountId}.${ticketId}.promise`);
  const [isTouched, setIsTouched] = useState(draft !== '');
  const [chosen, setChosen] = useState<string>();
  const [opensAt] = useState(() => inMinutes(usualMinutes));
  const promises = useRead(listPromises, { ticketId });
  const plan = promises.data?.plan;
  const dueAt = chosen ?? plan?.nextCheckInAt ?? opensAt;
  const what = isTouched ? draft : proposed(plan, dueAt);
  const make = useTicketCommand(makePromise, () => {
    discard();
    say(t('made'));
    onDone?.();
    onClose();
  });
  const isReady = what.trim() !== '';
  const send = () => {
    if (isReady && !make.isPending) make.mutate({ ticketId, what: what.trim(), dueAt });
  };
  return (
    <DialogFrame
      title={t('title', { reference })}
      sendLabel={t('promise')}
      onSend={send}
      onClose={onClose}
      isSending={make.isPending}
      problem={make.error}
      isReady={isReady}
      hint={t('hint')}
      keys={[
        ...quickPicks.map((pick) => ({
          keys: pick.key,
          label: t('promiseFor', { time: label(pick) }),
          run: () => setChosen(pickedAt(pick, zone)),
        })),
        { keys: 'Enter', label: t('promise'), run: send, notInPalette: true },
      ]}
    >
      {/* Nothing to type in has the focus at first, so that a digit and Enter do. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset takes no focus */}
      <div role="group" aria-label={t('keysHint')} tabIndex={-1} data-autofocus className={classes.dialog}>
        <p className={classes.keysHint}>{t('keysHint')}</p>
        <WhatAndWhen
          what={what}
          onWhat={(next) => {
            setIsTouched(true);
            change(next);
          }}
          at={dueAt}
          onAt={setChosen}
          plan={plan}
          clientId={clientId}
          whatError={errorOf(make.error, 'what')}
          atError={errorOf(make.error, 'dueAt')}
          numbered
        />
      </div>
    </DialogFrame>
  );
}
