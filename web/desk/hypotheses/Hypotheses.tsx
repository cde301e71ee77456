import { Button, Kbd } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listHypotheses } from '../../../desk/hypotheses/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import ticketClasses from '../tickets/ticket.module.css';
import { possible, type Ticket } from '../tickets/ticket.ts';
import { HypothesisRow } from './HypothesisRow.tsx';
import classes from './hypotheses.module.css';
import { type Doing, type Hypothesis, isHeld } from './hypothesis.ts';
import { RaiseHypothesis } from './RaiseHypothesis.tsx';

interface HypothesesProps {
  readonly ticket: Ticket;
  readonly isAdding: boolean;
  readonly onAdding: (adding: boolean) => void;
}

/** The investigation: theories of the cause, what was done to check each, and what was ruled out, which stays in sight. */
export function Hypotheses({ ticket, isAdding, onAdding }: HypothesesProps) {
  const { t } = useTranslation('tickets');
  const { can } = useSession();
  const { ticketId } = ticket;
  const hypotheses = useRead(listHypotheses, { ticketId });
  const [doing, setDoing] = useState<{ readonly hypothesisId: string; readonly what: Doing }>();
  const [focused, setFocused] = useState<string>();
  const works = can('ticket.work', ticket.client.id);
  const mayAdd = works && possible(ticket).open;
  const items = hypotheses.data?.items ?? [];
  const at = works ? items.find(({ hypothesisId }) => hypothesisId === focused) : undefined;
  const act = (what: Doing) => () => {
    if (at !== undefined) setDoing({ hypothesisId: at.hypothesisId, what });
  };
  useKeys(keysOf(at).map(({ keys, what }) => ({ keys, label: t(`hypotheses.keys.${what}`, { number: at?.number ?? 0 }), run: act(what) })));
  return (
    <Panel
      title={t('hypotheses.title', { count: items.length })}
      aside={
        mayAdd &&
        !isAdding && (
          <Button variant="subtle" size="compact-xs" onClick={() => onAdding(true)} rightSection={<Kbd size="xs">H</Kbd>}>
            {t('hypotheses.add')}
          </Button>
        )
      }
    >
      {hypotheses.isPending && <Loading lines={2} />}
      {hypotheses.error && <Trouble problem={hypotheses.error} onRetry={() => void hypotheses.refetch()} />}
      {hypotheses.data?.items.length === 0 && !isAdding && <p className={ticketClasses.none}>{t('hypotheses.none')}</p>}
      <ol className={classes.list}>
        {items.map((hypothesis) => (
          <HypothesisRow
            key={hypothesis.hypothesisId}
            ticketId={ticketId}
            hypothesis={hypothesis}
            mayWork={works}
            doing={doing?.hypothesisId === hypothesis.hypothesisId ? doing.what : undefined}
            onDoing={(what) => setDoing(what && { hypothesisId: hypothesis.hypothesisId, what })}
            onFocus={setFocused}
          />
        ))}
      </ol>
      {isAdding && mayAdd && <RaiseHypothesis ticketId={ticketId} onDone={() => onAdding(false)} />}
    </Panel>
  );
}

/** What keys do with the hypothesis that has the focus. */
function keysOf(hypothesis: Hypothesis | undefined): readonly { readonly keys: string; readonly what: Doing }[] {
  if (hypothesis === undefined || hypothesis.of !== null) return [];
  if (!isHeld(hypothesis)) return [{ keys: 'o', what: 'reopen' }];
  return [
    { keys: 't', what: 'test' },
    { keys: 'o', what: 'ruled_out' },
    { keys: 'v', what: 'confirmed' },
  ];
}
