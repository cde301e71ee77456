import { lazy, Suspense } from 'react';
import { withLaterWords } from '../../words.ts';
import type { Asked } from './use-row-actions.ts';

const withReturn = withLaterWords(() => import('../escalation/ReturnDialog.tsx'));
const ReturnDialog = lazy(async () => ({ default: (await withReturn()).ReturnDialog }));
const withPromise = withLaterWords(() => import('../promises/PromiseDialog.tsx'));
const PromiseDialog = lazy(async () => ({ default: (await withPromise()).PromiseDialog }));

interface RowDialogsProps {
  readonly asked: Asked | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Dialogs on a row of a queue; their code comes when one is first asked for. */
export function RowDialogs({ asked, onClose, onDone }: RowDialogsProps) {
  if (asked === undefined) return null;
  const { line, what } = asked;
  return (
    <Suspense>
      {what === 'return' && line.escalationId !== undefined && (
        <ReturnDialog
          escalationId={line.escalationId}
          ticketId={line.ticketId}
          reference={line.reference}
          onClose={onClose}
          onDone={onDone}
        />
      )}
      {what === 'promise' && (
        <PromiseDialog ticketId={line.ticketId} clientId={line.clientId} reference={line.reference} onClose={onClose} onDone={onDone} />
      )}
    </Suspense>
  );
}
