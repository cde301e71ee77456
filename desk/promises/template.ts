import { z } from 'zod';

/** Where a template is offered: what is promised, what the desk promises by itself as the next check-in, what a reply says. */
export const templateKind = z.enum(['promise', 'check_in', 'reply']);
export type TemplateKind = z.infer<typeof templateKind>;

/** All that a template may name. There is no logic in one: no conditions, no loops, no properties of anything. */
export const templateVariables = ['requester', 'assignee', 'time'] as const;
export type TemplateVariable = (typeof templateVariables)[number];

/** The desk's own words where nobody has written a template for its check-ins. */
export const plainCheckIn = '{assignee} tells you what was found since and what happens next';

const known: ReadonlySet<string> = new Set(templateVariables);
const variable = /\{([^{}]*)\}/g;

/** What of a template's words cannot be filled: unknown variables, and braces that belong to none. Empty when it is sound. */
export function unknownIn(words: string): readonly string[] {
  const unknown = [...words.matchAll(variable)].flatMap(([whole, name]) => (known.has(name ?? '') ? [] : [whole]));
  const stray = words.replaceAll(variable, '').match(/[{}]/g) ?? [];
  return [...new Set([...unknown, ...stray])];
}

/**
 * Fills a template in one pass: what a value holds is text and nothing else, braces too. A variable without a value leaves nothing, and
 * nobody can have written an unknown one.
 */
export function fillTemplate(words: string, values: Readonly<Partial<Record<TemplateVariable, string>>>): string {
  return words.replaceAll(variable, (_whole, name: string) => (isVariable(name) ? (values[name] ?? '') : ''));
}

function isVariable(name: string): name is TemplateVariable {
  return known.has(name);
}
