import type { z } from 'zod';
import { secretsIn } from '../../platform/secrets/index.ts';
import { say, type WordKey } from './words.ts';

/** What is wrong with a field that was typed, by the operation's own schema, in plain words; nothing when it can be used. */
export function mistakeIn(field: z.ZodType, typed: string, empty: WordKey, otherwise: WordKey = 'problem.tooLong'): string | undefined {
  const parsed = field.safeParse(typed);
  if (parsed.success) return undefined;
  const issue = parsed.error.issues.find(({ code }) => code === 'too_big') ?? parsed.error.issues[0];
  if (issue?.code === 'too_small') return say(empty);
  const most = issue?.code === 'too_big' ? Number(issue.maximum) : mostOnOneLine;
  return say(otherwise, { most: most.toLocaleString('en') });
}

/** Says in a form that was shown with its secret: send it with that hidden. */
export const hideField = '<input type="hidden" name="hide" value="yes">';

/** Warns whoever is about to send a secret; nothing when there is none, or when they were warned and send it all the same. */
export function secretIn(typed: string, form: Readonly<Record<string, string>>): string | undefined {
  const [found] = form.hide === 'yes' ? [] : secretsIn(typed);
  return found && say('problem.secret', { kind: found.kind });
}

/** What a title may have (desk/tickets, openTicket); said when something else than its length is wrong with it. */
const mostOnOneLine = 200;
