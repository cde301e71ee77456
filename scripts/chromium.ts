import { execFile, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type LaunchOptions } from 'playwright-core';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Without the internet, the download would try again and again; the next way is then the better one. */
const downloadMilliseconds = 60_000;

/** A package manager on a slow line; it shows by itself that it goes on. */
const packageMilliseconds = 900_000;

const versionMilliseconds = 20_000;

/**
 * The path of a Chromium for the browser tests, installed when there is none: what SECONDLINE_CHROMIUM names, the
 * system's, Playwright's download, the system's package manager when we are root. Refuses, saying what to do, when
 * none of these works. What it does goes to standard error.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.SECONDLINE_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (await runs(named)) return named;
    throw new Error(`SECONDLINE_CHROMIUM names ${named}, which does not run.`);
  }
  const found = (await systemChromium()) ?? (await downloaded());
  if (found !== undefined) return found;
  if (await download()) {
    const fresh = await downloaded();
    if (fresh !== undefined) return fresh;
  }
  if (await installPackage()) {
    const fresh = await systemChromium();
    if (fresh !== undefined) return fresh;
  }
  throw new Error(
    'The browser tests need Chromium, and none could be found, downloaded or installed. ' +
      'Install the package "chromium" of your system, or set SECONDLINE_CHROMIUM to the path of a Chromium or Chrome.',
  );
}

/** How the browser tests start Chromium: headless, as root too, and speaking to nobody but the desk under test. */
export function launchOptions(): Pick<LaunchOptions, 'headless' | 'args'> {
  return {
    headless: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

async function systemChromium(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of systemNames.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (await runs(path)) return path;
  }
  return undefined;
}

async function downloaded(): Promise<string | undefined> {
  const path = chromium.executablePath();
  return (await runs(path)) ? path : undefined;
}

async function download(): Promise<boolean> {
  say("Downloading Playwright's Chromium.");
  const cli = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '..', 'cli.js');
  return succeeds(process.execPath, [cli, 'install', 'chromium'], downloadMilliseconds);
}

/** The system may be updating itself just now. */
const waitForOthers = ['-o', 'DPkg::Lock::Timeout=300'];

async function installPackage(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  say("Installing Chromium by the system's package manager.");
  if (await succeeds('apt-get', ['update', '-q', ...waitForOthers], packageMilliseconds)) {
    return succeeds('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...waitForOthers, 'chromium'], packageMilliseconds);
  }
  return succeeds('dnf', ['install', '-y', 'chromium'], packageMilliseconds);
}

/** Runs a program in a group of its own, so that what it started goes too when its time is over. */
async function succeeds(program: string, parameters: readonly string[], milliseconds: number): Promise<boolean> {
  const child = spawn(program, parameters, {
    detached: true,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const timer = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, milliseconds);
  const succeeded = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (status) => resolve(status === 0));
  });
  clearTimeout(timer);
  return succeeded;
}

/** Being there is not enough: a download may lack the system's libraries, and some systems ship a signpost by that name. */
async function runs(path: string): Promise<boolean> {
  try {
    await promisify(execFile)(path, ['--version'], { timeout: versionMilliseconds });
    return true;
  } catch {
    return false;
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
