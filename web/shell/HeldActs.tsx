import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { listHeldActs, undoHeldAct } from '../../platform/held-acts/contract.ts';
import { useCommand, useRead } from '../api/use-operation.ts';
import { useKeys } from '../platform/keys/use-keys.ts';
import { dropDraft } from '../platform/parts/drafts.ts';
import { say } from '../platform/parts/notices.ts';
import { useProblemWords } from '../platform/parts/problem-words.ts';
import { useSession } from '../platform/sign-in/session.ts';
import { useTicking } from '../platform/time/ticking.ts';
import classes from './held-acts.module.css';

type HeldAct = z.output<typeof listHeldActs.reply>['items'][number];

/** Often enough to see an act that was held in another window. */
const restMilliseconds = 30_000;
const waitingMilliseconds = 1_000;
/** What led to another ticket is offered this long. */
const ledMilliseconds = 30_000;

/** What the dialogs keep typed text under, until it is done. */
const drafts: Readonly<Record<string, string>> = {
  resolveTicket: 'resolve',
  reopenTicket: 'reopen',
  resolveAndAnswer: 'resolve-and-answer',
  openFollowUp: 'reopen',
  splitTicket: 'split',
};
const onTicket = z.object({ ticketId: z.string() });
const named = z.object({ reference: z.string() });

/** What was sent and can still be taken back, wherever one goes and after a reload; and what could not be done, with why. */
export function HeldActs() {
  const { t } = useTranslation();
  const { accountId } = useSession();
  const words = useProblemWords();
  const client = useQueryClient();
  const acts = useRead(listHeldActs, {}, { again: restMilliseconds });
  const [putAway, setPutAway] = useState<readonly string[]>([]);
  const undo = useCommand(undoHeldAct, { renews: [listHeldActs] });
  const items = acts.data?.items ?? [];
  const waiting = items.filter(({ state }) => state === 'waiting');
  const failed = items.filter(({ state }) => state === 'failed');
  const asOf = Date.parse(acts.data?.asOf ?? '');
  const led = items.flatMap((act) => {
    const to = act.state === 'done' && asOf - Date.parse(act.dueAt) < ledMilliseconds ? named.safeParse(act.reply).data : undefined;
    return to === undefined || putAway.includes(act.heldActId) ? [] : [{ ...act, reference: to.reference }];
  });
  useLooking(waiting.length > 0, () => void acts.refetch());
  useEnded(items, (act) => {
    const kind = drafts[act.operation];
    const about = onTicket.safeParse(act.input).data;
    if (act.state === 'done' && kind !== undefined && about !== undefined) dropDraft(`${accountId}.${about.ticketId}.${kind}`);
    const isLast = !waiting.some(({ label }) => label === act.label);
    if (act.state === 'done' && isLast && !named.safeParse(act.reply).success) say(t('held.done', { label: act.label }));
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== listHeldActs.name });
  });
  const takeBack = (act: HeldAct | undefined) => {
    if (act === undefined) return;
    undo.mutate(
      { heldActId: act.heldActId },
      {
        onSuccess: () => act.state === 'waiting' && say(t('held.undone', { label: act.label })),
        onError: (problem) => {
          const { title, advice } = words(problem);
          say(`${title}. ${advice}`, 'wrong');
          void acts.refetch();
        },
      },
    );
  };
  // What was sent to many tickets at once has one name, and is taken back as one.
  const together = [...Map.groupBy(waiting, ({ label }) => label).values()];
  const takeAllBack = (acts: readonly HeldAct[] = []) => {
    for (const act of acts) takeBack(act);
  };
  useKeys(waiting.length === 0 ? [] : [{ keys: 'z', label: t('held.undoLast'), run: () => takeAllBack(together.at(-1)) }]);
  if (waiting.length + failed.length + led.length === 0) return null;
  return (
    <section className={classes.acts} aria-label={t('held.title')}>
      {failed.map((act) => (
        <FailedAct key={act.heldActId} act={act} onPutAway={() => takeBack(act)} />
      ))}
      {led.map(({ heldActId, label, reference }) => (
        <div key={heldActId} className={classes.act} role="status">
          <IconCheck size={16} aria-hidden className={classes.done} />
          <span>
            {t('held.done', { label })}{' '}
            <Link to="/t/$reference" params={{ reference }}>
              {reference}
            </Link>
          </span>
          <CloseButton size="sm" aria-label={t('dismiss')} onClick={() => setPutAway([...putAway, heldActId])} />
        </div>
      ))}
      {together.map((acts) => {
        const [first] = acts;
        if (first === undefined) return null;
        const { label } = first;
        return (
          <div key={label} className={classes.act} role="status">
            <span className={classes.label}>{label}</span>
            <Button size="compact-sm" variant="default" onClick={() => takeAllBack(acts)} aria-label={t('held.undoOne', { label })}>
              {t('held.undo')} <Countdown dueAt={first.dueAt} />
            </Button>
          </div>
        );
      })}
    </section>
  );
}

function Countdown({ dueAt }: { dueAt: string }) {
  const seconds = useTicking((now) => Math.max(0, Math.ceil((Date.parse(dueAt) - now) / 1_000)));
  return (
    <span className={classes.seconds} aria-hidden>
      ({seconds})
    </span>
  );
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function FailedAct({ act, onPutAway }: { act: HeldAct; onPutAway: () => void }) {
  const { t } = useTranslation();
  const typed = Object.values(act.input).filter((value): value is string => typeof value === 'string' && !isId.test(value));
  return (
    <div className={classes.act} data-failed role="alert">
      <IconAlertTriangle size={16} aria-hidden className={classes.wrong} />
      <div className={classes.label}>
        <strong>{t('held.failed', { label: act.label })}</strong>
        <p>{`${act.refusal?.title ?? ''}. ${act.refusal?.advice ?? ''}`}</p>
        {typed.length > 0 && (
          <details>
            <summary>{t('held.typed')}</summary>
            {typed.map((text) => (
              <p key={text} className={classes.typed} dir="auto">
                {text}
              </p>
            ))}
          </details>
        )}
      </div>
      <CloseButton size="sm" aria-label={t('held.putAway')} onClick={onPutAway} />
    </div>
  );
}

/** Asks every second while something waits. */
function useLooking(isWaiting: boolean, look: () => void): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => latest.current(), waitingMilliseconds);
    return () => clearInterval(timer);
  }, [isWaiting]);
}

/** Hears of each act once that waited and waits no more. */
function useEnded(items: readonly HeldAct[], hear: (act: HeldAct) => void): void {
  const waited = useRef(new Set<string>());
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    for (const act of items) {
      if (act.state === 'waiting') waited.current.add(act.heldActId);
      else if (waited.current.delete(act.heldActId)) latest.current(act);
    }
  }, [items]);
}
