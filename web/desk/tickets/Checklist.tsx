import { ActionIcon, Kbd } from '@mantine/core';
import { IconCheck, IconPlayerSkipForward, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from '../../platform/secrets/Said.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './checklist.module.css';
import { OutcomeMark } from './OutcomeMark.tsx';
import { SkipForm } from './SkipForm.tsx';
import type { ChecklistItem, useChecklist } from './use-checklist.ts';

interface ChecklistProps {
  readonly checklist: ReturnType<typeof useChecklist>;
  readonly mayTick: boolean;
  /** The next step is being skipped, by key. */
  readonly isSkipping: boolean;
  readonly onSkipping: (skipping: boolean) => void;
}

/** What is tried first for tickets of this category: one key ticks the next step. */
export function Checklist({ checklist: { items, from, next, tick }, mayTick, isSkipping, onSkipping }: ChecklistProps) {
  const { t } = useTranslation('tickets');
  const [skipped, setSkipped] = useState<string>();
  if (from === null || items.length === 0) return null;
  const done = items.filter(({ tried }) => tried !== null).length;
  const isSkipped = (item: ChecklistItem) => item.standardStepId === (isSkipping ? next?.standardStepId : skipped);
  const close = () => {
    setSkipped(undefined);
    onSkipping(false);
  };
  return (
    <div className={classes.checklist}>
      <p className={classes.head}>
        <strong>{t('checklist.title', { category: from.categoryName })}</strong>
        <span>{t('checklist.done', { done, of: items.length, version: from.version })}</span>
      </p>
      <ol>
        {items.map((item) => (
          <li key={item.standardStepId} data-next={mayTick && item === next} {...(item === next && { 'aria-current': 'step' as const })}>
            {item.tried === null ? <span className={classes.open} aria-hidden /> : <OutcomeMark outcome={item.tried.outcome} />}
            <div>
              <p className={classes.action}>{item.action}</p>
              <p className={classes.muted}>{t('checklist.expected', { expected: item.expected })}</p>
              <Tried item={item} />
              {mayTick && (
                <div className={classes.ticks}>
                  <Tick item={item} what="did_not_work" hint={item === next ? 'X' : undefined} onTick={() => tick(item, 'did_not_work')} />
                  <Tick item={item} what="worked" hint={item === next ? '⇧X' : undefined} onTick={() => tick(item, 'worked')} />
                  <Tick item={item} what="skipped" hint={item === next ? 'I' : undefined} onTick={() => setSkipped(item.standardStepId)} />
                </div>
              )}
              {mayTick && isSkipped(item) && (
                <SkipForm
                  action={item.action}
                  onSkip={(reason) => {
                    tick(item, 'skipped', reason);
                    close();
                  }}
                  onClose={close}
                />
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

const icons = { did_not_work: IconX, worked: IconCheck, skipped: IconPlayerSkipForward } as const;

interface TickProps {
  readonly item: ChecklistItem;
  readonly what: keyof typeof icons;
  readonly hint: string | undefined;
  readonly onTick: () => void;
}

function Tick({ item, what, hint, onTick }: TickProps) {
  const { t } = useTranslation('tickets');
  const Mark = icons[what];
  return (
    <span className={classes.tick}>
      <ActionIcon variant="default" size={26} onClick={onTick} aria-label={t(`checklist.${what}`, { action: item.action })}>
        <Mark size={14} stroke={2.2} aria-hidden />
      </ActionIcon>
      {hint !== undefined && (
        <>
          <Kbd size="xs">{hint}</Kbd>
          <span aria-hidden>{t(`outcomes.${what}`)}</span>
        </>
      )}
    </span>
  );
}

function Tried({ item: { tried } }: { item: ChecklistItem }) {
  const { t } = useTranslation('tickets');
  if (tried === null) return null;
  return (
    <p className={classes.muted}>
      {t(`outcomes.${tried.outcome}`)}
      {tried.result !== null && (
        <>
          : <Said text={tried.result} />
        </>
      )}{' '}
      · {tried.by} · <Moment at={tried.at} />
    </p>
  );
}
