import type { z } from 'zod';
import { type asked as fields, readHandoff } from '../../../desk/handoff/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { useDraft } from '../../platform/parts/drafts.ts';
import { useSession } from '../../platform/sign-in/session.ts';

/** What is asked of Tier 3, as it is typed. */
export interface AskedDraft {
  readonly question: string;
  readonly system: string;
  readonly right: string;
}

/** What is asked of Tier 3 as a ticket is handed over: what stands, until somebody types; typed text is kept until it is sent. */
export interface Asked {
  readonly draft: AskedDraft;
  readonly change: (draft: AskedDraft) => void;
  readonly discard: () => void;
  /** Something is asked of Tier 3 already, so that leaving the field empty would not take it back. */
  readonly stands: boolean;
  readonly isLoading: boolean;
  /** What goes with the command: nothing where nothing was typed. */
  readonly sent: z.input<z.ZodObject<typeof fields>>;
}

export function useAsked(ticketId: string, { enabled = true }: { readonly enabled?: boolean } = {}): Asked {
  const { accountId } = useSession();
  const handoff = useRead(readHandoff, { ticketId }, { enabled });
  const typed = useDraft(`${accountId}.${ticketId}.asked`, { question: '', system: '', right: '', isTyped: '' });
  const [lacking] = handoff.data?.accessLacking ?? [];
  const standing = { question: handoff.data?.question ?? '', system: lacking?.system ?? '', right: lacking?.right ?? '' };
  const isTyped = typed.draft.isTyped !== '';
  const { isTyped: _, ...draft } = isTyped ? typed.draft : { ...standing, isTyped: '' };
  return {
    draft,
    change: (next) => typed.change({ ...next, isTyped: 'yes' }),
    discard: typed.discard,
    stands: standing.question !== '',
    isLoading: !isTyped && handoff.isLoading,
    sent: isTyped ? askedOf(draft) : {},
  };
}

/** An empty question is left out; without a system and a right none is lacking. Half a right is the desk's to refuse. */
function askedOf({ question, system, right }: AskedDraft): Asked['sent'] {
  const lacking = { system: system.trim(), right: right.trim() };
  return {
    ...(question.trim() !== '' && { question: question.trim() }),
    accessLacking: lacking.system === '' && lacking.right === '' ? null : lacking,
  };
}
