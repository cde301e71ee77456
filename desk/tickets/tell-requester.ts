import type { Work } from '../../platform/work.ts';
import { replySent } from './facts.ts';
import { mustBeTalkedAbout, type TicketStanding } from './rules.ts';

/**
 * Says something to the requester on the public side of a ticket and answers with the message's id. What the desk says by itself is
 * `automatic`: it never counts as a response of a human (domain.md §3.9). Refused once the ticket is closed or cancelled.
 */
export function tellRequester(
  work: Work,
  standing: Pick<TicketStanding, 'stream' | 'state'>,
  body: string,
  { automatic = false, promisesNext = false }: { readonly automatic?: boolean; readonly promisesNext?: boolean } = {},
): string {
  mustBeTalkedAbout(standing.state);
  const messageId = work.newId();
  const { kind } = work.authority;
  work.record(replySent, standing.stream, { messageId, body, by: kind === 'anonymous' ? 'system' : kind, automatic, promisesNext });
  return messageId;
}
