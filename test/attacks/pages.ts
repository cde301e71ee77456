import type { Page, PageSite } from '../../platform/page.ts';
import { wholeProgram } from '../database.ts';
import type { Ids } from './side.ts';
import { type Caller, carried, type Surface } from './surface.ts';

/** A server-rendered page of some module. */
export interface PutPage {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly page: Page;
}

/** Every page that a module puts on the site. */
export const pages: readonly PutPage[] = (() => {
  const put: PutPage[] = [];
  const site: PageSite = {
    get: (path, page) => put.push({ method: 'GET', path, page }),
    post: (path, page) => put.push({ method: 'POST', path, page }),
  };
  for (const module of wholeProgram.modules) module.pages?.(site);
  return put;
})();

/** A page's address with ids in it. */
export const addressOf = (path: string, ids: Ids): string =>
  path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));

/** What a form of the desk sends back with its words: the hidden token, and the cookie it came with. */
export async function formOf({ knock }: Surface, caller: Caller, address: string) {
  const { text, headers } = await knock({ path: address, headers: { cookie: caller.cookie ?? '' } });
  const token = /name="form-token" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const given = headers['set-cookie']?.split(';')[0];
  const cookie = [caller.cookie, given].filter((part) => part !== undefined).join('; ');
  return { token, cookie };
}

/** Sends a form as a browser does. */
export async function sendForm(surface: Surface, caller: Caller, address: string, fields: Readonly<Record<string, string>>) {
  const { token, cookie } = await formOf(surface, caller, address);
  return surface.knock({
    method: 'POST',
    path: address,
    headers: { ...carried({ ...caller, cookie }), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, 'form-token': token }).toString(),
  });
}
