import type { Letter } from '../../platform/mail/index.ts';
import type { About } from './about.ts';
import type { TicketAround } from './around-tickets.ts';
import { headlineOf, wordsOf } from './words.ts';

/** What a letter says of one notice. */
export interface Warned {
  readonly ticket: Pick<TicketAround, 'reference' | 'title' | 'clientName'>;
  readonly about: About;
}

/** A subject is one line of a header. */
const longestSubject = 200;

/**
 * A letter about one notice, or about all that came together while somebody was not to be disturbed. Whoever is told may read the
 * ticket; the letter says nothing of it but its title.
 */
export function letterOf(
  reader: { readonly email: string; readonly timeZone: string },
  warned: readonly Warned[],
  at: Temporal.Instant,
): Letter {
  const [first] = warned;
  if (first === undefined) throw new Error('A letter tells of something');
  const words = { zone: reader.timeZone, at };
  const told = warned.map(({ ticket, about }) => `${wordsOf(ticket.reference, about, words)}\n${ticket.title} (${ticket.clientName})`);
  const only = warned.length === 1;
  return {
    to: reader.email,
    subject: cut(
      only
        ? `${headlineOf(first.ticket.reference, first.about)}: ${first.ticket.title}`
        : `${warned.length} notices while you were not to be disturbed`,
    ),
    paragraphs: [
      ...told,
      'What you have in hand, acknowledge on the desk; then nobody is asked about it again. Your account page says what is mailed, and when.',
    ],
    action: only ? { label: 'Open the ticket', path: `/t/${first.ticket.reference}` } : { label: 'Open your notices', path: '/notices' },
  };
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length <= longestSubject ? text : `${letters.slice(0, longestSubject - 1).join('')}…`;
}
