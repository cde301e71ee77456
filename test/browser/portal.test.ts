import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { makePromise } from '../../desk/promises/contract.ts';
import * as tickets from '../../desk/tickets/contract.ts';
import { registerRequester } from '../../estate/people/contract.ts';
import { findChromium, launchOptions } from '../../scripts/chromium.ts';
import { openPortalDesk, type PortalDesk, portalPassword } from '../portal-desk.ts';

const browser: Browser = await chromium.launch({ executablePath: await findChromium(), ...launchOptions() });
after(() => browser.close());
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Where to put pictures of the pages, for people to look at; none are taken without it. */
const pictures = process.env.SECONDLINE_TEST_PICTURES;

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
const looks = [320, 390, 1440].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })));

async function withPage<Result>(options: BrowserContextOptions, run: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext(options);
  try {
    return await run(await context.newPage());
  } finally {
    await context.close();
  }
}

interface Problems {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** What axe finds on a page, and whether it is wider than the window. Pages run no scripts; these are put in from outside. */
async function troubleOn(page: Page): Promise<readonly string[]> {
  // What a string of code gives is not known to the compiler.
  const { violations } = (await page.evaluate('axe.run()')) as Problems;
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...(overflow > 0 ? [`${overflow} px too wide`] : []),
  ];
}

/** Looks at one page in every width and both colors. */
async function lookAt(name: string, url: string, cookie?: { readonly name: string; readonly value: string }): Promise<readonly string[]> {
  const found: string[] = [];
  await withPage({ bypassCSP: true }, async (page) => {
    if (cookie !== undefined) await page.context().addCookies([{ name: cookie.name, value: cookie.value, url }]);
    await page.goto(url);
    await page.evaluate(axe);
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      const of = `${name}-${width}-${colorScheme}`;
      found.push(...(await troubleOn(page)).map((trouble) => `${of} ${trouble}`));
      if (pictures !== undefined) await writeFile(join(pictures, `${of}.png`), await page.screenshot({ fullPage: true }));
    }
  });
  return found;
}

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** A ticket with everything a page can hold: promises kept, late, not kept and open; messages of both; a long word. */
async function storiedTicket(desk: PortalDesk): Promise<{ readonly ticketId: string; readonly path: string }> {
  const clientId = desk.northgate.id;
  const { requesterId } = await desk.does(desk.dana, registerRequester, { clientId, name: 'Kim Osei', timeZone: 'Europe/Berlin' });
  const ticketId = await desk.openTicket({
    requesterId,
    title: 'Payments from the Lisbon branch fail with “gateway timeout” since the morning',
    description: `Every card payment stops after half a minute.\n\nThe screen says: ERR_GATEWAY_504 ${longWord}`,
  });
  const promise = (what: string, dueAt: string) => desk.does(desk.ada, makePromise, { ticketId, what, dueAt });
  const tell = (body: string) => desk.does(desk.ada, tickets.replyToRequester, { ticketId, body });
  await desk.does(desk.ada, tickets.assignTicket, { ticketId, assigneeId: 'me' });
  await promise('Ada tries a payment from here and tells you what it says', '2026-03-02T08:30:00Z');
  desk.moveClockTo('2026-03-02T08:20:00Z');
  await tell('Thank you. I see the same error from here: it is not your computer. Which payments went through last?');
  await promise('Ada asks the bank whether their side is up', '2026-03-02T09:00:00Z');
  desk.moveClockTo('2026-03-02T09:25:00Z');
  await tell('Sorry, that took longer. The bank’s side is up; the trouble is between our router and theirs.');
  await promise('You hear when the line was switched', '2026-03-02T10:00:00Z');
  await promise('You hear whether the line could be switched to the second provider, and when payments work', '2026-03-02T14:00:00Z');
  for (const body of ['We switch the line at noon.', `The log names ${longWord}${longWord}.`, 'Payments may fail for a minute at noon.'])
    await tell(body);
  await promise('You hear whether the line could be switched to the second provider, and when payments work', '2026-03-02T14:00:00Z');
  return { ticketId, path: await desk.linkTo(ticketId) };
}

describe('Kim on the phone, without JavaScript', () => {
  test('reads the next update, answers, and says that it works now', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, tickets.assignTicket, { ticketId, assigneeId: 'me' });
    await desk.does(desk.ada, makePromise, { ticketId, what: 'You hear what the printer says', dueAt: '2026-03-02T15:00:00Z' });
    const path = await desk.linkTo(ticketId);

    await withPage(phone, async (page) => {
      await page.goto(`${desk.url}${path}`);
      assert.match((await page.getByRole('heading', { name: /Next update by/ }).textContent()) ?? '', /Next update by\s+15:00/);
      await page.getByLabel('Your message').fill('It prints half a page now');
      await page.getByRole('button', { name: 'Send message' }).click();
      await page.getByText('Your message was sent.').waitFor();
      await page.getByText('It prints half a page now').waitFor();

      const told = { resolution: 'Cleared the queue', tellRequester: 'Please try again.' };
      await desk.does(desk.ada, tickets.resolveTicket, { ticketId, ...told });
      await page.reload();
      await page.getByLabel('If not: what still goes wrong?').fill('Now it is the other half');
      await page.getByRole('button', { name: 'I’m still blocked' }).click();
      await page.getByText('We are on it again.').waitFor();

      await desk.does(desk.ada, tickets.resolveTicket, { ticketId, ...told });
      await page.reload();
      await page.getByRole('button', { name: 'It works now' }).click();
      await page.getByText('The request is closed.').waitFor();
    });

    const { state } = await desk.does(desk.ada, tickets.readTicket, { ticketId });
    assert.equal(state, 'closed');
  });

  test('signs in by keyboard, reports a problem and finds it among the tickets', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const email = await desk.giveAccount(desk.kim);

    await withPage(phone, async (page) => {
      await page.goto(`${desk.url}/p`);
      await page.getByLabel('E-mail address').fill(email);
      await page.keyboard.press('Tab');
      await page.keyboard.type(portalPassword);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'My tickets' }).waitFor();
      await page.getByRole('link', { name: 'Report a problem' }).first().click();
      await page.getByLabel('What is wrong?').fill('No sound in meetings');
      await page.keyboard.press('Enter');
      await page.getByText('We have your request.', { exact: false }).first().waitFor();
      await page.getByRole('link', { name: 'My tickets' }).click();

      assert.equal(await page.getByRole('link', { name: 'No sound in meetings' }).count(), 1);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByText('You are signed out.').waitFor();
    });
  });
});

describe('Every page of the portal, at 320, 390 and 1440 px, light and dark', () => {
  test('the ticket with its whole story, fixed, closed and cancelled has nothing that axe or a designer minds', async () => {
    const desk = await openPortalDesk('2026-03-02T08:00:00Z');
    const { ticketId, path } = await storiedTicket(desk);
    const quiet = await desk.openTicket();
    const quietPath = await desk.linkTo(quiet);

    const found = [...(await lookAt('working', `${desk.url}${path}`)), ...(await lookAt('received', `${desk.url}${quietPath}`))];
    desk.moveClockTo('2026-03-02T14:30:00Z');
    found.push(...(await lookAt('overdue', `${desk.url}${path}`)));
    await desk.does(desk.ada, tickets.resolveTicket, {
      ticketId,
      resolution: 'Switched the line',
      tellRequester: 'The line was switched.',
    });
    found.push(...(await lookAt('fixed', `${desk.url}${path}`)));
    await desk.does(desk.ada, tickets.closeTicket, { ticketId });
    await desk.does(desk.ada, tickets.cancelTicket, { ticketId: quiet, reason: 'Opened twice' });
    found.push(...(await lookAt('closed', `${desk.url}${path}`)), ...(await lookAt('cancelled', `${desk.url}${quietPath}`)));
    found.push(...(await lookAt('unknown', `${desk.url}/s/x`)));

    assert.deepEqual(found, []);
  });

  test('neither have the door, the list, empty and full, and the form', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const email = await desk.giveAccount(desk.kim);
    const session = await withPage(phone, async (page) => {
      await page.goto(`${desk.url}/p/sign-in`);
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill(portalPassword);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'My tickets' }).waitFor();
      const cookies = await page.context().cookies();
      return cookies.find(({ name }) => name === 'secondline') ?? assert.fail('Signing in sets a cookie');
    });

    const found = [...(await lookAt('sign-in', `${desk.url}/p/sign-in`)), ...(await lookAt('empty', `${desk.url}/p`, session))];
    const ticketId = await desk.openTicket({ title: `Trouble with the ${longWord}` });
    await desk.does(desk.ada, makePromise, { ticketId, what: 'You hear what the printer says', dueAt: '2026-03-02T09:30:00Z' });
    const asked = await desk.openTicket({ title: 'A new headset' });
    await desk.does(desk.ada, tickets.assignTicket, { ticketId: asked, assigneeId: 'me' });
    await desk.does(desk.ada, tickets.holdTicket, { ticketId: asked, waitsFor: 'requester' });
    await desk.does(desk.ada, makePromise, { ticketId: asked, what: 'You hear when it comes', dueAt: '2026-03-03T09:30:00Z' });
    const over = await desk.openTicket();
    await desk.does(desk.ada, tickets.cancelTicket, { ticketId: over, reason: 'Opened twice' });
    desk.moveClockTo('2026-03-02T10:00:00Z');
    found.push(...(await lookAt('list', `${desk.url}/p`, session)), ...(await lookAt('new', `${desk.url}/p/new`, session)));

    assert.deepEqual(found, []);
  });
});
