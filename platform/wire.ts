import { z } from 'zod';

/** An instant on the wire and in facts: ISO 8601 with an offset, UTC when we write it. */
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'An instant, ISO 8601' });

/** An IANA time zone that this machine knows. */
export const timeZone = z.string().max(60).refine(isTimeZone, { error: 'Name an IANA time zone such as Europe/Berlin' });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A short text on one line: names, titles. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, { error: 'Write it on one line' });

/** A longer text. */
export const text = (most: number) => z.string().trim().min(1).max(most);

/** The most that one page of any list holds. */
export const mostPerPage = 200;

/** How every list is asked for: a page at a time, from where the last one ended. */
export const page = {
  limit: z.coerce.number().int().min(1).max(mostPerPage).default(50),
  cursor: z.string().max(1_000).optional(),
};

/** How every list answers. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Places in the input that cannot be used, each with what is expected there: what refusals carry that name them. */
export const placesInInput = z.object({
  errors: z.array(
    z.object({
      pointer: z.templateLiteral(['#', z.string()]).describe('JSON pointer into the input, as a URI fragment: `#/title`'),
      detail: z.string(),
    }),
  ),
});
