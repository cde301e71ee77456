import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What is wrong with the screen as it stands for people who see, hear or move differently, one line each; empty when all is well. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
  // Evaluated, not added as a script: the page's own content security policy would rightly refuse that.
  await page.evaluate(await axe);
  const violations = await page.evaluate<readonly Violation[]>('axe.run(document).then(({ violations }) => violations)');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help} – ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/** How far the page is wider than its window, in pixels; and which element sticks out, to find it by. */
export async function sticksOut(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const content = document.querySelector('main');
    const wider = scrollWidth > clientWidth || (content !== null && content.scrollWidth > content.clientWidth);
    if (!wider) return undefined;
    const culprit = [...document.querySelectorAll('body *')].find((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return `${scrollWidth} px in ${clientWidth} px: ${culprit?.outerHTML.slice(0, 200)}`;
  });
}

/** Listens for what a page should never say: errors of scripts, and refusals of the content security policy. */
export function listenForErrors(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on('pageerror', ({ message }) => heard.push(message));
  page.on('console', (message) => {
    // The desk's own "no" is an answer, which the browser logs as an error.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) heard.push(message.text());
  });
  return heard;
}
