import { notPermitted, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';

/** Whose notices these are: the caller's own, never anybody else's. Refuses who is no person: nobody rings a bell for a program. */
export function ownId({ authority }: Work): string {
  return authority.personId ?? refuse(notPermitted);
}

/** The bell says "99+" beyond this. */
const mostCounted = 100;

/** How many notices wait for somebody, at clients that they still serve. */
export async function unreadOf({ sql }: Work, recipientId: string): Promise<{ unread: number; unreadIsCapped: boolean }> {
  const { n } = await sql
    .selectFrom((from) =>
      from
        .selectFrom('notices.notice')
        .select('id')
        .where('recipient_id', '=', recipientId)
        .where('read_at', 'is', null)
        .limit(mostCounted + 1)
        .as('waiting'),
    )
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { unread: Math.min(n, mostCounted), unreadIsCapped: n > mostCounted };
}
