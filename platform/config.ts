import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { nearest } from './nearest.ts';

const url = (...schemes: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `Write a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  });
/** A server on a socket has no host before its path (`postgres://me@/desk?host=/run/postgresql`), which `URL` does not take. */
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'Write a URL that begins with postgres://');
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Every setting of the program, its default and its bounds. What an operator reads about them is written here too. */
const settings = z.object({
  port: whole(0, 65_535).default(3000).describe('Port that the desk is served on; 0 takes a free one'),
  host: z.string().min(1).optional().describe('Address to listen on; all of the machine when left out'),
  databaseUrl: postgresUrl.optional().describe('A PostgreSQL server (15 to 18); left out, the embedded one is used'),
  dataFolder: z
    .string()
    .min(1)
    .default('./data')
    .transform((path) => resolve(path))
    .describe('Folder of the embedded database and the keys'),
  acceptKeys: z
    .stringbool()
    .default(false)
    .describe('On for one start when the keys of the installation are lost: those of this folder take their place'),
  baseUrl: url('http:', 'https:')
    .transform((text) => new URL(text).origin)
    .optional()
    .describe('How people reach the desk, for links in mail and secure cookies; http://localhost and the port when left out'),
  smtpUrl: url('smtp:', 'smtps:').optional().describe('Mail server that takes outgoing mail'),
  mailFrom: z.string().min(3).optional().describe('Sender of outgoing mail'),
  namedStatements: z.stringbool().default(true).describe('Off for connection poolers that cannot keep named statements'),
  databaseConnections: whole(2, 200).default(10).describe('Most connections to the database of one process'),
  role: z
    .enum(['all', 'web', 'worker'])
    .default('all')
    .describe('What this process does: serve, work through rounds and listeners, or both'),
  trustProxy: z
    .string()
    .min(1)
    .optional()
    .describe('Addresses of reverse proxies whose X-Forwarded-For is believed, such as loopback,10.0.0.0/8'),
  uploadMegabytes: whole(1, 4_096).default(50).describe('Largest file that may be sent'),
  requestsPerMinute: whole(0, 100_000_000).default(600_000).describe('Requests that one address may send in a minute; 0 is no limit'),
  signInsPerMinute: whole(1, 100_000).default(60).describe('Requests for sign-in and the like that one address may send in a minute'),
  metricsToken: z.string().min(16).optional().describe('Bearer token that may read /metrics; without one there is no /metrics'),
  outboundAllowed: z
    .string()
    .optional()
    .describe('Addresses inside this network that may be called, such as jira.internal:8080,10.0.0.7:443'),
  logLevel: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged; debug logs each request'),
});

export type Config = z.output<typeof settings>;
type Setting = keyof Config;

/** The environment variable of each setting. */
export const variables: Readonly<Record<Setting, string>> = {
  port: 'PORT',
  host: 'HOST',
  databaseUrl: 'DATABASE_URL',
  dataFolder: 'SECONDLINE_DATA',
  acceptKeys: 'SECONDLINE_ACCEPT_KEYS',
  baseUrl: 'SECONDLINE_BASE_URL',
  smtpUrl: 'SECONDLINE_SMTP_URL',
  mailFrom: 'SECONDLINE_MAIL_FROM',
  namedStatements: 'SECONDLINE_NAMED_STATEMENTS',
  databaseConnections: 'SECONDLINE_DATABASE_CONNECTIONS',
  role: 'SECONDLINE_ROLE',
  trustProxy: 'SECONDLINE_TRUST_PROXY',
  uploadMegabytes: 'SECONDLINE_UPLOAD_MEGABYTES',
  requestsPerMinute: 'SECONDLINE_REQUESTS_PER_MINUTE',
  signInsPerMinute: 'SECONDLINE_SIGN_INS_PER_MINUTE',
  metricsToken: 'SECONDLINE_METRICS_TOKEN',
  outboundAllowed: 'SECONDLINE_OUTBOUND_ALLOWED',
  logLevel: 'SECONDLINE_LOG_LEVEL',
};

/** Settings that may come from a file named by `…_FILE`, as secrets of containers and systemd do. */
const secrets: readonly Setting[] = ['databaseUrl', 'smtpUrl', 'metricsToken'];

/** Belongs to the tests of the program, which may run it. */
const testPrefix = 'SECONDLINE_TEST_';
const forTests = ['SECONDLINE_CHROMIUM'];

/** A setting that cannot be used: wrong use, to be shown as it is. */
export class ConfigMistake extends Error {
  override readonly name = 'ConfigMistake';
}

/** Reads the settings: flags stand above the environment, that above the defaults. Refuses unknown names and values out of bounds. */
export function readConfig(
  flags: Partial<Readonly<Record<Setting, string | undefined>>> = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  refuseUnknown(environment);
  const given: Record<string, string> = {};
  for (const [setting, variable] of Object.entries(variables)) {
    // Object.entries forgets that the keys are settings.
    const value = flags[setting as Setting] ?? settingOf(setting as Setting, variable, environment);
    if (value !== undefined && value !== '') given[setting] = value;
  }
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => {
    const setting = String(issue.path[0]) as Setting;
    return `${variables[setting]}: ${issue.message}. (${settings.shape[setting].description})`;
  });
  throw new ConfigMistake(mistakes.join('\n'));
}

/** Whether npm runs this program as one of its scripts, and waits for it. */
export function isRunByNpm(environment: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return environment.npm_lifecycle_event !== undefined;
}

/** Where people reach the desk: what was configured, or this machine and the port it listens on. */
export function baseUrlOf(config: Config, port: number): string {
  return config.baseUrl ?? `http://localhost:${port}`;
}

/** What each setting is for, as `secondline help start` shows it. */
export function describeSettings(): readonly { readonly variable: string; readonly about: string }[] {
  return Object.entries(variables).map(([setting, variable]) => ({
    variable: secrets.includes(setting as Setting) ? `${variable}[_FILE]` : variable,
    about: settings.shape[setting as Setting].description ?? '',
  }));
}

function settingOf(setting: Setting, variable: string, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const file = secrets.includes(setting) ? environment[`${variable}_FILE`] : undefined;
  if (file === undefined || file === '') return environment[variable];
  if (environment[variable]) throw new ConfigMistake(`Both ${variable} and ${variable}_FILE are set. Keep one of them.`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigMistake(`${variable}_FILE names ${file}, which cannot be read.`, { cause });
  }
}

function refuseUnknown(environment: Readonly<Record<string, string | undefined>>): void {
  const known = [...Object.values(variables), ...secrets.map((setting) => `${variables[setting]}_FILE`)];
  const ours = known.filter((name) => name.startsWith('SECONDLINE_'));
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('SECONDLINE_') || name.startsWith(testPrefix) || forTests.includes(name) || ours.includes(name)) continue;
    const meant = nearest(name, ours);
    throw new ConfigMistake(`There is no setting ${name}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`);
  }
}
