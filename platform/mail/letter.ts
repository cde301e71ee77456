import { z } from 'zod';
import { line } from '../wire.ts';

/** One line without any control character: nothing in a header can begin another header. */
const headerText = line(200);

/** A mail as the desk says it: plain words, and at most one thing to do. */
export const letter = z.strictObject({
  to: z.email().max(254),
  subject: headerText,
  paragraphs: z.array(z.string().max(20_000)).min(1).max(50),
  /** A place on the desk to open; the base URL comes from the settings. */
  action: z
    .strictObject({
      label: headerText,
      path: z
        .string()
        .regex(/^\/[^/\\\s]\S*$/)
        .max(500),
    })
    .optional(),
});
export type Letter = z.output<typeof letter>;

/** The letter as plain text. */
export function asText({ paragraphs, action }: Letter, baseUrl: string): string {
  const parts = action === undefined ? paragraphs : [...paragraphs, `${action.label}: ${baseUrl}${action.path}`];
  return `${parts.join('\n\n')}\n`;
}

/** The letter as simple HTML: no images, nothing loaded from anywhere, everything that people wrote escaped. */
export function asHtml({ subject, paragraphs, action }: Letter, baseUrl: string): string {
  const body = paragraphs.map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`);
  if (action !== undefined) {
    const url = escaped(`${baseUrl}${action.path}`);
    body.push(`<p><a href="${url}">${escaped(action.label)}</a></p><p>${url}</p>`);
  }
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${body.join('')}</body></html>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
