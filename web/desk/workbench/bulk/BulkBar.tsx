import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../platform/sign-in/session.ts';
import type { Line } from '../lines.ts';
import { mostChosen } from '../selection.ts';
import { BulkAssign } from './BulkAssign.tsx';
import { BulkMerge } from './BulkMerge.tsx';
import { BulkPriority } from './BulkPriority.tsx';
import classes from './bulk.module.css';

export interface BulkDialogProps {
  readonly lines: readonly Line[];
  readonly onClose: () => void;
  readonly onSent: () => void;
}

const dialogs = { merge: BulkMerge, assign: BulkAssign, prioritize: BulkPriority } as const;
type Verb = keyof typeof dialogs;

interface BulkBarProps {
  readonly lines: readonly Line[];
  readonly onClear: () => void;
}

/** What can be done with all chosen tickets together; each act can be taken back for ten seconds like any other. */
export function BulkBar({ lines, onClear }: BulkBarProps) {
  const { t } = useTranslation('bulk');
  const { can } = useSession();
  const [verb, setVerb] = useState<Verb>();
  const close = () => setVerb(undefined);
  const sent = () => {
    close();
    onClear();
  };
  const Dialog = verb && dialogs[verb];
  return (
    <section className={classes.bar} aria-label={t('title')}>
      <strong>{t('chosen', { count: lines.length })}</strong>
      {lines.length === mostChosen && <span className={classes.most}>{t('most', { count: mostChosen })}</span>}
      <span className={classes.verbs}>
        {can('ticket.work') && (
          <Button size="compact-sm" variant="default" disabled={lines.length < 2} onClick={() => setVerb('merge')}>
            {t('verbs.merge')}
          </Button>
        )}
        {can('ticket.assign') && (
          <Button size="compact-sm" variant="default" onClick={() => setVerb('assign')}>
            {t('verbs.assign')}
          </Button>
        )}
        {can('ticket.work') && (
          <Button size="compact-sm" variant="default" onClick={() => setVerb('prioritize')}>
            {t('verbs.prioritize')}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {t('verbs.clear')}
        </Button>
      </span>
      {Dialog && <Dialog lines={lines} onClose={close} onSent={sent} />}
    </section>
  );
}
