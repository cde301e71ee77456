import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { serveDesk } from '../../cli/serve-desk.ts';
import { webFolder } from '../../cli/web-folder.ts';
import { systemAuthority } from '../../platform/authority.ts';
import { systemClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/config.ts';
import { inWork } from '../../platform/in-work.ts';
import { openLog } from '../../platform/telemetry.ts';
import type { Work } from '../../platform/work.ts';
import { findChromium, launchOptions } from '../../scripts/chromium.ts';
import { freshDatabase, wholeProgram } from '../database.ts';
import { openForCast, type ServedCast } from './served-cast.ts';

/** A window of a size and a color scheme. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  /** False for a browser that runs no scripts. */
  readonly scripts?: boolean;
  /** True for a screen that is touched. */
  readonly touch?: boolean;
}

export const desktop: Look = { width: 1440, height: 900, scheme: 'light' };
export const phone: Look = { width: 390, height: 844, scheme: 'light' };

/** A desk as it is served to people, and browsers to reach it with. */
export interface DeskInBrowser {
  readonly url: string;
  /** Opens the first run; works once. */
  readonly setupUrl: string;
  /** A window of somebody of their own: nothing is shared with other windows. */
  open(look?: Partial<Look>): Promise<Page>;
  /** Uses up the setup link by the API and hires the cast, for tests that begin later in the story. */
  hireCast(): Promise<ServedCast>;
  /** Runs work as the desk itself: for what only time would bring about. */
  asDesk<Result>(run: (work: Work) => Promise<Result>): Promise<Result>;
  /** A window of somebody who has signed in. */
  signedIn(email: string, look?: Partial<Look>): Promise<Page>;
}

/** Nothing on the screen may take longer in a test; the machine that runs it may be slow. */
const patienceMilliseconds = 15_000;

/**
 * Serves a desk on a fresh database and a free port of this machine, as `start` does, and starts a browser. `outboundAllowed` names servers of
 * this machine that the desk may call.
 */
export async function openDeskInBrowser(outboundAllowed = ''): Promise<DeskInBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-browser-'));
  const database = await freshDatabase();
  const { connection } = database;
  const web = await webFolder(() => undefined);
  const config = { ...readConfig({ port: '0', host: '127.0.0.1', dataFolder: folder, outboundAllowed }, {}), signInsPerMinute: 10_000 };
  const desk = await serveDesk({ config, connection, log: openLog('silent'), webFolder: web });
  await desk.begin();
  const browser = await chromium.launch({ executablePath: await findChromium(), ...launchOptions() });
  after(async () => {
    await browser.close();
    await desk.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const { url, setupUrl } = desk;
  if (url === undefined || setupUrl === undefined) throw new Error('A fresh desk serves and waits for its administrator');

  const open: DeskInBrowser['open'] = async (look = {}) => (await windowOf(browser, { ...desktop, ...look }, url)).newPage();
  return {
    url,
    setupUrl,
    open,
    hireCast: () => openForCast(url, setupUrl),
    asDesk: (run) => inWork({ database, clock: systemClock, program: wholeProgram }, { authority: systemAuthority, reach: '*' }, run),
    signedIn: async (email, look) => {
      const page = await open(look);
      await signIn(page, email);
      return page;
    },
  };
}

/** Everybody's password in these tests. */
export const password = 'correct horse battery';

/** Signs in by the form and waits for the first queue. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('navigation', { name: 'Navigation' })
    .or(page.getByRole('button', { name: 'Navigation' }))
    .first()
    .waitFor();
}

async function windowOf(
  browser: Browser,
  { width, height, scheme, scripts = true, touch = false }: Look,
  url: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: scheme,
    javaScriptEnabled: scripts,
    hasTouch: touch,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
  });
  context.setDefaultTimeout(patienceMilliseconds);
  return context;
}
