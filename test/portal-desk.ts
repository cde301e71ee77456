import assert from 'node:assert/strict';
import { after } from 'node:test';
import { shareTicket } from '../channels/portal/contract.ts';
import { readConfig } from '../platform/config.ts';
import { createServer, type DeskServer } from '../platform/http/index.ts';
import { createDoor, givePassword, hashPassword, openAccount, reachFor } from '../platform/identity/index.ts';
import { noteMailServer } from '../platform/mail/index.ts';
import { openLog } from '../platform/telemetry.ts';
import { type Desk, openDesk, type Person } from './desk.ts';

/** A page as it came: what a browser would show, and where it would go on. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  readonly location: string | null;
}

/** A browser that runs no scripts: it keeps cookies, or not, and sends the forms of the page it is on. */
export interface PlainBrowser {
  open(path: string): Promise<Page>;
  /** Opens the page and sends its form with these fields, hidden ones as they stand there. */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<Page>;
  /** Sends exactly this. */
  post(path: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Page>;
}

export interface PortalDesk extends Desk {
  readonly url: string;
  browser(options?: { readonly cookies?: boolean }): PlainBrowser;
  /** A browser in which this requester has signed in with the plain form, as a manager of the department or not. */
  signedIn(requester: Person, role?: 'requester' | 'requester_manager'): Promise<PlainBrowser>;
  /** Lets this requester sign in with `portalPassword`; answers the e-mail address. */
  giveAccount(requester: Person, role?: 'requester' | 'requester_manager'): Promise<string>;
  /** Lets this agent sign in with `portalPassword`; answers the e-mail address. */
  giveAgentPassword(agent: Person): Promise<string>;
  /** The path of a new link to this ticket, made by Ada. */
  linkTo(ticketId: string, by?: Person): Promise<string>;
}

export const portalPassword = 'seven quiet printers hum';
let goodHash: Promise<string> | undefined;

let filePort: Promise<string> | undefined;
const servers: DeskServer[] = [];

// Not within a test, whose end it would be done at.
after(() => Promise.all(servers.map((server) => server.drain())));

/** Opens a desk for one test with the whole program behind a real port; tests of one file share it. */
export async function openPortalDesk(startsAt?: string): Promise<PortalDesk> {
  const desk = await openDesk(startsAt);
  filePort ??= listen(desk);
  const url = await filePort;
  const giveAccount: PortalDesk['giveAccount'] = async ({ id, name, authority }, role = 'requester') => {
    goodHash ??= hashPassword(portalPassword);
    const [passwordHash, email] = [await goodHash, `${id}@client.example`];
    const clientId = authority.grants[0]?.clientId ?? assert.fail('A requester belongs to a client');
    await desk.asDesk(async (work) => {
      const departmentId = desk.northgate.id === clientId ? desk.northgate.departmentId : null;
      await openAccount(work, { id, kind: 'requester', clientId, name, email, departmentId, grants: [{ clientId, role }] });
      await work.flush();
      await givePassword(work, { id, clientId }, { passwordHash, by: 'invitation' });
    });
    return email;
  };
  return {
    ...desk,
    url,
    giveAccount,
    giveAgentPassword: async ({ id }) => {
      goodHash ??= hashPassword(portalPassword);
      const passwordHash = await goodHash;
      return desk.asDesk(async (work) => {
        await givePassword(work, { id, clientId: null }, { passwordHash, by: 'invitation' });
        const account = await work.sql.selectFrom('identity.account').select('email').where('id', '=', id).executeTakeFirstOrThrow();
        return account.email ?? assert.fail('An agent who was invited has an address');
      });
    },
    signedIn: async (requester, role) => {
      const browser = plainBrowser(url, true);
      const entered = await browser.send('/p/sign-in', { email: await giveAccount(requester, role), password: portalPassword });
      assert.equal(entered.location, '/p');
      return browser;
    },
    browser: ({ cookies = true } = {}) => plainBrowser(url, cookies),
    linkTo: async (ticketId, by = desk.ada) => new URL((await desk.does(by, shareTicket, { ticketId })).url).pathname,
  };
}

async function listen({ place }: Desk): Promise<string> {
  const config = readConfig({ port: '0', host: '127.0.0.1' }, {});
  const server = createServer(place, { door: createDoor(place), reachFor, config, log: openLog('warn') });
  const { port } = await server.listen();
  servers.push(server);
  const url = `http://127.0.0.1:${port}`;
  await noteMailServer(place, { configured: false, baseUrl: url });
  return url;
}

function plainBrowser(url: string, keepsCookies: boolean): PlainBrowser {
  const cookies = new Map<string, string>();

  const ask = async (path: string, options: RequestInit): Promise<Page> => {
    const headers = new Headers(options.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(`${url}${path}`, { ...options, headers, redirect: 'manual' });
    for (const line of keepsCookies ? response.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: response.status, html: await response.text(), headers: response.headers, location: response.headers.get('location') };
  };
  const open: PlainBrowser['open'] = (path) => ask(path, {});
  const post: PlainBrowser['post'] = (path, fields, headers = {}) =>
    ask(path, { method: 'POST', headers, body: new URLSearchParams({ ...fields }) });
  return {
    open,
    post,
    send: async (path, fields) => {
      const page = await open(path);
      assert.equal(page.status, 200, `${path} is shown`);
      return post(path, { ...hiddenFields(page.html), ...fields });
    },
  };
}

/** The hidden fields of a page, by name. */
export function hiddenFields(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}

/** What a page says, without its markup. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<(style|head)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'");
}
