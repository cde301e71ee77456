import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptEscalation } from '../../../../desk/escalation/contract.ts';
import { assignTicket, closeTicket, resumeTicket } from '../../../../desk/tickets/contract.ts';
import { useKeys } from '../../../platform/keys/use-keys.ts';
import { say } from '../../../platform/parts/notices.ts';
import { useProblemWords } from '../../../platform/parts/problem-words.ts';
import { useSession } from '../../../platform/sign-in/session.ts';
import type { Escalation } from '../../escalation/escalation.ts';
import type { Open } from '../../tickets/dialog.ts';
import { possible, type Ticket } from '../../tickets/ticket.ts';
import { useChecklist } from '../../tickets/use-checklist.ts';
import { useTicketCommand } from '../../tickets/use-ticket-command.ts';

/** A dialog on the ticket. */
export type Asked =
  | 'escalate'
  | 'return'
  | 'resolve'
  | 'promise'
  | 'hold'
  | 'workaround'
  | 'priority'
  | 'assign'
  | 'reopen'
  | 'cancel'
  | 'share'
  | 'handoff'
  | 'merge'
  | 'split';

/** Something that can be done with the ticket as it stands. */
export interface Offered {
  readonly name:
    | 'accept'
    | 'return'
    | 'escalate'
    | 'resolve'
    | 'take'
    | 'promise'
    | 'hold'
    | 'resume'
    | 'workaround'
    | 'priority'
    | 'assign'
    | 'close'
    | 'reopen'
    | 'cancel'
    | 'share'
    | 'handoff'
    | 'merge'
    | 'split';
  readonly keys?: string;
  readonly label: string;
  readonly run: () => void;
  /** In the header rather than in its menu. */
  readonly upFront: boolean;
}

/** What can be done with a ticket, by key, by button and by palette: one list for all three. */
export function useTicketActions(ticket: Ticket, waiting: Escalation | undefined) {
  const { t } = useTranslation('tickets');
  const words = useProblemWords();
  const navigate = useNavigate();
  const { history } = useRouter();
  const { can, accountId } = useSession();
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState<Open>();
  const accepting = useTicketCommand(acceptEscalation, () => say(t('done.accepted')));
  const assigning = useTicketCommand(assignTicket, () => say(t('done.taken')));
  const resuming = useTicketCommand(resumeTicket, () => say(t('done.resumed')));
  const closing = useTicketCommand(closeTicket, () => say(t('done.closed')));
  const { ticketId } = ticket;
  const checklist = useChecklist(ticket);
  const onError = (problem: unknown) => {
    const { title, advice } = words(problem);
    say(`${title}. ${advice}`, 'wrong');
  };
  const accept = () => {
    if (waiting) accepting.mutate({ escalationId: waiting.escalationId }, { onError });
  };

  const may = (permission: Parameters<typeof can>[0]) => can(permission, ticket.client.id);
  const stands = possible(ticket);
  const decides = waiting !== undefined && may('escalation.decide');
  const works = may('ticket.work');
  const all: readonly (Offered & { readonly when: boolean })[] = [
    { name: 'accept', keys: 'a', label: t('actions.accept'), run: accept, upFront: false, when: decides },
    { name: 'return', keys: 'r', label: t('actions.return'), run: () => setAsked('return'), upFront: false, when: decides },
    {
      name: 'escalate',
      keys: 'e',
      label: t('actions.escalate', { tier: ticket.tier + 1 }),
      run: () => setAsked('escalate'),
      upFront: true,
      when: stands.escalate && waiting === undefined && may('escalation.raise'),
    },
    {
      name: 'resolve',
      keys: 's',
      label: t('actions.resolve'),
      run: () => setAsked('resolve'),
      upFront: true,
      when: stands.resolve && works,
    },
    {
      name: 'take',
      keys: 'm',
      label: t('actions.take'),
      run: () => assigning.mutate({ ticketId, assigneeId: 'me' }, { onError }),
      upFront: !decides,
      when: stands.open && ticket.assignee?.id !== accountId && may('ticket.assign'),
    },
    {
      name: 'reopen',
      label: t('actions.reopen'),
      run: () => setAsked('reopen'),
      upFront: true,
      when: stands.reopen && may('ticket.close'),
    },
    {
      name: 'close',
      label: t('actions.close'),
      run: () => closing.mutate({ ticketId }, { onError }),
      upFront: true,
      when: stands.close && may('ticket.close'),
    },
    {
      name: 'resume',
      label: t('actions.resume'),
      run: () => resuming.mutate({ ticketId }, { onError }),
      upFront: true,
      when: stands.resume && works,
    },
    {
      name: 'promise',
      keys: 'p',
      label: t('actions.promise'),
      run: () => setAsked('promise'),
      upFront: false,
      when: stands.open && may('promise.make'),
    },
    {
      name: 'assign',
      keys: 'Shift+M',
      label: t('actions.assign'),
      run: () => setAsked('assign'),
      upFront: false,
      when: stands.open && may('ticket.assign'),
    },
    { name: 'hold', label: t('actions.hold'), run: () => setAsked('hold'), upFront: false, when: stands.hold && works },
    {
      name: 'workaround',
      label: t('actions.workaround'),
      run: () => setAsked('workaround'),
      upFront: false,
      when: stands.open && works,
    },
    { name: 'priority', label: t('actions.priority'), run: () => setAsked('priority'), upFront: false, when: stands.open && works },
    { name: 'merge', label: t('actions.merge'), run: () => setAsked('merge'), upFront: false, when: stands.open && works },
    {
      name: 'split',
      label: t('actions.split'),
      run: () => setAsked('split'),
      upFront: false,
      when: (stands.open || ticket.state === 'resolved') && works,
    },
    { name: 'share', label: t('actions.share'), run: () => setAsked('share'), upFront: false, when: may('ticket.share') },
    {
      name: 'handoff',
      keys: 'Shift+H',
      label: t('actions.handoff'),
      run: () => setAsked('handoff'),
      upFront: false,
      when: ticket.tier >= 2 && may('ticket.share'),
    },
    { name: 'cancel', label: t('actions.cancel'), run: () => setAsked('cancel'), upFront: false, when: stands.cancel && works },
  ];
  const { next, tick } = checklist;
  const addStep = { label: t('actions.step'), run: () => setOpen('step'), aliases: t('aliases.step') };
  const stepKeys =
    next === undefined
      ? [{ keys: 'x', ...addStep }]
      : [
          { keys: 'x', label: t('checklist.did_not_work', { action: next.action }), run: () => tick(next, 'did_not_work') },
          { keys: 'Shift+X', label: t('checklist.worked', { action: next.action }), run: () => tick(next, 'worked') },
          { keys: 'i', label: t('checklist.skipped', { action: next.action }), run: () => setOpen('skip') },
          { keys: '', ...addStep },
        ];
  const offered = all.filter(({ when }) => when);
  const goBack = () => {
    if (open) setOpen(undefined);
    else if (history.canGoBack()) history.back();
    else void navigate({ to: '/q/$view', params: { view: `tier-${ticket.tier}` } });
  };
  useKeys([
    ...offered.map(({ keys, label, run }) => ({ keys: keys ?? '', label, run })),
    ...(may('ticket.reply') ? [{ keys: 'y', label: t('actions.reply'), run: () => setOpen('reply'), aliases: t('aliases.reply') }] : []),
    ...(may('ticket.note') ? [{ keys: 'n', label: t('actions.note'), run: () => setOpen('note'), aliases: t('aliases.note') }] : []),
    ...(works && stands.open ? stepKeys : []),
    ...(works && stands.open
      ? [{ keys: 'h', label: t('actions.hypothesis'), run: () => setOpen('hypothesis'), aliases: t('aliases.hypothesis') }]
      : []),
    { keys: 'Escape', label: t('actions.back'), run: goBack, notInPalette: true },
  ]);
  const escalate = offered.find(({ name }) => name === 'escalate')?.run;
  return { offered, escalate, accept, asked, ask: setAsked, close: () => setAsked(undefined), open, setOpen };
}
