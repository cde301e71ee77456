import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, Suspense } from 'react';
import type { Escalation } from '../../escalation/escalation.ts';
import { CheckInsNote } from '../../promises/CheckInsNote.tsx';
import { HandOverNote } from '../../promises/HandOverNote.tsx';
import type { TicketDialogProps } from '../../tickets/dialog.ts';
import type { Asked } from './use-ticket-actions.ts';

type Dialog = LazyExoticComponent<ComponentType<TicketDialogProps>>;
const dialogs: Readonly<Record<Exclude<Asked, 'return' | 'promise'>, Dialog>> = {
  escalate: lazy(async () => ({ default: (await import('../../escalation/EscalateDrawer.tsx')).EscalateDrawer })),
  resolve: lazy(async () => ({ default: (await import('../../knowledge/ResolveAndAnswer.tsx')).ResolveAndAnswer })),
  workaround: lazy(async () => ({ default: (await import('../../tickets/WorkaroundDialog.tsx')).WorkaroundDialog })),
  hold: lazy(async () => ({ default: (await import('../../tickets/HoldDialog.tsx')).HoldDialog })),
  priority: lazy(async () => ({ default: (await import('../../tickets/PriorityDialog.tsx')).PriorityDialog })),
  assign: lazy(async () => ({ default: (await import('../../tickets/AssignDialog.tsx')).AssignDialog })),
  reopen: lazy(async () => ({ default: (await import('../../tickets/ReopenDialog.tsx')).ReopenDialog })),
  share: lazy(async () => ({ default: (await import('../../../channels/portal/ShareDialog.tsx')).ShareDialog })),
  handoff: lazy(async () => ({ default: (await import('../../../channels/handoff/HandoffDialog.tsx')).HandoffDialog })),
  merge: lazy(async () => ({ default: (await import('../../tickets/MergeDialog.tsx')).MergeDialog })),
  split: lazy(async () => ({ default: (await import('../../tickets/SplitDialog.tsx')).SplitDialog })),
  cancel: lazy(async () => ({ default: (await import('../../tickets/CancelDialog.tsx')).CancelDialog })),
};
const ReturnDialog = lazy(async () => ({ default: (await import('../../escalation/ReturnDialog.tsx')).ReturnDialog }));
const PromiseDialog = lazy(async () => ({ default: (await import('../../promises/PromiseDialog.tsx')).PromiseDialog }));

interface TicketDialogsProps extends TicketDialogProps {
  readonly asked: Asked | undefined;
  readonly waiting: Escalation | undefined;
}

/** The dialog that somebody asked for; its code comes when it is first opened. */
export function TicketDialogs({ asked, ticket, waiting, onClose }: TicketDialogsProps) {
  if (asked === undefined) return null;
  if (asked === 'return') {
    if (waiting === undefined) return null;
    return (
      <Suspense>
        <ReturnDialog escalationId={waiting.escalationId} ticketId={ticket.ticketId} reference={ticket.reference} onClose={onClose} />
      </Suspense>
    );
  }
  if (asked === 'promise') {
    return (
      <Suspense>
        <PromiseDialog ticketId={ticket.ticketId} clientId={ticket.client.id} reference={ticket.reference} onClose={onClose} />
      </Suspense>
    );
  }
  const Dialog = dialogs[asked];
  return (
    <Suspense>
      <Dialog ticket={ticket} onClose={onClose} note={noteOn(asked, ticket)} />
    </Suspense>
  );
}

/** What is promised goes with the ticket, and what was owed is counted: said before, not after. */
function noteOn(asked: Asked, ticket: TicketDialogProps['ticket']): ReactNode {
  if (asked === 'assign') return <HandOverNote ticket={ticket} />;
  return asked === 'resolve' ? <CheckInsNote ticket={ticket} /> : undefined;
}
