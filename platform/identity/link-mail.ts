import { z } from 'zod';
import { systemAuthority } from '../authority.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import { enqueue, queue, type Worker, worker } from '../jobs/index.ts';
import { type Mailer, mailConfigured } from '../mail/index.ts';
import type { Work } from '../work.ts';
import { type Account, accountBy } from './accounts.ts';
import { whoSignsIn } from './credentials.ts';
import { issueAccountLink } from './invite-account.ts';

const purpose = z.enum(['invitation', 'reset']);

/** Tries within half an hour: a mailed link is made anew for each, and nobody waits for it longer. */
const tries = { retries: 6, retryAfterSeconds: 15, retryAtMostAfterSeconds: 10 * 60, expireAfterSeconds: 60 };

export const linkMailQueue = queue({ name: 'identity-link-mail', data: z.strictObject({ accountId: z.uuid(), purpose }), ...tries });
/** Holds an address that somebody typed, whether anybody has it or not: asking takes the same time for both (A47). */
export const resetMailQueue = queue({ name: 'identity-reset-mail', data: z.strictObject({ email: z.string() }), ...tries });

/**
 * Mails a link once the caller's own transaction stands; answers whether it will. The link is made when the mail goes out, so that its
 * token never waits in the database.
 */
export async function mailLink(
  work: Work,
  link: { readonly accountId: string; readonly purpose: 'invitation' | 'reset' },
): Promise<boolean> {
  if (!(await mailConfigured(work))) return false;
  await enqueue(work, linkMailQueue, link);
  return true;
}

/** Makes and mails links. */
export function identityWorkers(mailer: Mailer): readonly Worker[] {
  return [
    worker(linkMailQueue, (place, link, { jobId }) => send(place, mailer, link, jobId)),
    worker(resetMailQueue, async (place, { email }, { jobId }) => {
      const account = await whoSignsIn(place.database.sql, email);
      if (account !== undefined) await send(place, mailer, { accountId: account.id, purpose: 'reset' }, jobId);
    }),
  ];
}

async function send(place: WorkPlace, mailer: Mailer, link: z.output<typeof linkMailQueue.data>, jobId: string): Promise<void> {
  const letter = await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    const account = await accountBy(work.sql, { id: link.accountId });
    if (account === undefined || account.email === null || account.disabled) return undefined;
    const { path } = await issueAccountLink(work, account, link.purpose);
    return { to: account.email, ...words(account, link.purpose), action: { label: labels[link.purpose], path } };
  });
  if (letter !== undefined) await mailer.send(letter, jobId);
}

const labels = { invitation: 'Set your password', reset: 'Set a new password' } as const;

function words({ name }: Account, kind: 'invitation' | 'reset') {
  return kind === 'invitation'
    ? {
        subject: 'You are invited to the support desk',
        paragraphs: [
          `Hello ${name},`,
          'You have been invited to the support desk. Set a password to sign in. The link works once, within 72 hours.',
        ],
      }
    : {
        subject: 'Set a new password',
        paragraphs: [
          `Hello ${name},`,
          'Somebody, probably you, asked for a new password on the support desk. The link works once, within 30 minutes.',
          'If it was not you, do nothing: your password stays as it is.',
        ],
      };
}
