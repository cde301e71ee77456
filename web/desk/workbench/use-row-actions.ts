import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptEscalation } from '../../../desk/escalation/waiting-contract.ts';
import { assignTicket } from '../../../desk/tickets/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { say } from '../../platform/parts/notices.ts';
import { useProblemWords } from '../../platform/parts/problem-words.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import type { Line } from './lines.ts';
import type { Queue } from './use-queue.ts';

/** A dialog that somebody asked for on a line. */
export interface Asked {
  readonly what: 'return' | 'promise';
  readonly line: Line;
}

interface RowActionsProps {
  readonly queue: Queue;
  readonly current: string | undefined;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (line: Line) => void;
}

/** What can be done on the current row by key: go up and down, open, accept, return, take, promise. */
export function useRowActions({ queue, current, onChoose, onOpen }: RowActionsProps) {
  const { t } = useTranslation('workbench');
  const { can } = useSession();
  const words = useProblemWords();
  const [asked, setAsked] = useState<Asked>();
  const done = async (text: string) => {
    say(text);
    await queue.refresh();
  };
  const refused = (problem: unknown) => {
    const { title, advice } = words(problem);
    say(`${title}. ${advice}`, 'wrong');
    void queue.refresh();
  };
  const accept = useCommand(acceptEscalation);
  const assign = useCommand(assignTicket);

  const { lines } = queue;
  const place = lines.findIndex(({ key }) => key === current);
  const line = lines[Math.max(place, 0)];
  const step = (by: number) => {
    // Before anybody has chosen a row, going down begins above the first.
    const from = place < 0 && by > 0 ? -1 : Math.max(place, 0);
    const next = lines[Math.min(Math.max(from + by, 0), lines.length - 1)];
    if (next) onChoose(next.key);
  };
  const accepts = () => {
    if (line?.escalationId === undefined) return say(t('nothingAwaits'), 'wrong');
    accept.mutate(
      { escalationId: line.escalationId },
      { onSuccess: () => void done(t('accepted', { reference: line.reference })), onError: refused },
    );
  };
  const takes = () => {
    if (line)
      assign.mutate(
        { ticketId: line.ticketId, assigneeId: 'me' },
        { onSuccess: () => void done(t('taken', { reference: line.reference })), onError: refused },
      );
  };
  const asks = (what: Asked['what']) => {
    if (line === undefined) return;
    if (what === 'return' && line.escalationId === undefined) return say(t('nothingAwaits'), 'wrong');
    setAsked({ what, line });
  };
  useKeys([
    { keys: 'j', label: t('keys.next'), run: () => step(1), notInPalette: true },
    { keys: 'ArrowDown', label: t('keys.next'), run: () => step(1), notInPalette: true },
    { keys: 'k', label: t('keys.previous'), run: () => step(-1), notInPalette: true },
    { keys: 'ArrowUp', label: t('keys.previous'), run: () => step(-1), notInPalette: true },
    { keys: 'Home', label: t('keys.first'), run: () => step(-lines.length), notInPalette: true },
    { keys: 'End', label: t('keys.last'), run: () => step(lines.length), notInPalette: true },
    { keys: 'Enter', label: t('keys.open'), run: () => line && onOpen(line), notInPalette: true },
    ...(can('escalation.decide')
      ? [
          { keys: 'a', label: t('keys.accept'), run: accepts },
          { keys: 'r', label: t('keys.return'), run: () => asks('return') },
        ]
      : []),
    ...(can('ticket.assign') ? [{ keys: 'm', label: t('keys.take'), run: takes }] : []),
    ...(can('promise.make') ? [{ keys: 'p', label: t('keys.promise'), run: () => asks('promise') }] : []),
  ]);
  return { asked, close: () => setAsked(undefined) };
}
