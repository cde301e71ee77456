import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Eta } from 'eta';
import type { PageReply } from '../../platform/page.ts';
import { say, type WordKey } from './words.ts';

const folder = join(import.meta.dirname, 'templates');
const eta = new Eta({ views: folder, autoEscape: true, cache: true });
const styles = (...names: readonly string[]) => names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
const css = styles('page.css', 'ticket.css', 'form.css', 'statement.css');
/** The handoff is printed on one page: its styles would make every other page as tight. */
const handoffCss = `${css}\n${styles('handoff.css')}`;

/** What every page of the portal is made with. */
export interface Frame {
  readonly title: string;
  readonly nonce: string;
  readonly hiddenToken: string;
  /** Set for whoever is signed in: they find their way about. A signed link leads nowhere else. */
  readonly nav?: 'list' | 'new' | 'ticket';
  /** “Berlin time”: said once on every page that tells time. */
  readonly zone?: string;
  /** What was just done. */
  readonly said?: string | undefined;
}

/** Renders a page of the portal. Templates escape what they show. */
export function render(
  template: 'ticket' | 'list' | 'new' | 'sign-in' | 'signed-out' | 'statement' | 'handoff',
  frame: Frame,
  values: Readonly<Record<string, unknown>> = {},
): string {
  return eta.render(`./${template}`, { ...frame, ...values, css: template === 'handoff' ? handoffCss : css, say });
}

/** Sends the browser on with a GET, so that reloading sends no form again. */
export function goTo(location: string): PageReply {
  return { status: 303, html: '', headers: { location } };
}

const known: ReadonlySet<string> = new Set<WordKey>([
  'said.reply',
  'said.works',
  'said.blocked',
  'said.again',
  'said.opened',
  'said.signed-out',
  'said.answered',
  'said.refuted',
]);

/** What was just done, in words; only what we say ourselves, whatever stands in the address. */
export function saidWords(said: string | undefined): string | undefined {
  const key = `said.${said ?? ''}`;
  // Membership in the set makes it one of the keys.
  return known.has(key) ? say(key as WordKey) : undefined;
}
