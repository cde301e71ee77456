import type { Authority, Reach } from './authority.ts';
import type { WorkPlace } from './in-work.ts';
import type { Exchange } from './module.ts';
import type { Access } from './permissions.ts';
import type { Work } from './work.ts';

/** What a server-rendered page may know of the request. */
export interface PageRequest {
  /** As it was asked for, without the query. */
  readonly path: string;
  /** Names in the path, `/p/:link`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The query; of repeated names the last. */
  readonly query: Readonly<Record<string, string>>;
  /** The fields of a sent form, without the hidden token; of repeated names the last. */
  readonly form: Readonly<Record<string, string>>;
  readonly address: string;
  readonly userAgent: string;
  readonly authority: Authority;
  /** `<input type="hidden" …>` that every form of the page must hold: without it what the form sends is refused. */
  readonly hiddenToken: string;
  /** For `nonce="…"` of a style element; pages run no scripts. */
  readonly nonce: string;
}

/** What is known of a request before anybody is let in. */
export type AskedPage = Omit<PageRequest, 'authority' | 'hiddenToken' | 'nonce' | 'form'>;

/** A page's answer. `html` is sent as it is: whoever made it escaped what people wrote. */
export interface PageReply {
  readonly status?: number;
  readonly html: string;
  /** A file instead of a page; its headers say what it is. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who may see a page. */
interface PageAccess {
  /** `public` with `letIn` is how signed links work. */
  readonly access: Access;
  /**
   * Says on whose behalf the page is shown when something in the address vouches for it, such as a signed link. Runs first, as
   * the system with every client in reach, reading only; it refuses links that are unknown or no longer good.
   */
  readonly letIn?: (work: Work, request: AskedPage) => Promise<Authority>;
  /**
   * What the forms of this page send back instead of what lies in a cookie: for pages whose own address is a secret, so that they work in
   * browsers that keep no cookies. Never a part of the address itself.
   */
  readonly formToken?: (request: AskedPage) => string;
  /** Answers whom nobody knows instead of the refusal `not-signed-in`; `authority` is then nobody's. */
  readonly whenSignedOut?: (request: PageRequest) => PageReply;
}

/** A page made in one transaction as whoever was let in, behind the wall; reading only for `get`. */
export interface PageInWork extends PageAccess {
  readonly handler: (work: Work, request: PageRequest) => Promise<PageReply>;
}

/**
 * A page that begins its own work: it hashes a password, or must show what was typed again after its transaction was refused and
 * undone. `exchange` gives and takes the session's cookie.
 */
export interface PageApart extends PageAccess {
  readonly runApart: (place: WorkPlace, request: PageRequest & { readonly reach: Reach }, exchange: Exchange) => Promise<PageReply>;
}

/** Who may see a page, and what shows it. */
export type Page = PageInWork | PageApart;

/** Where a module puts its server-rendered pages: outside `/api`, without JavaScript. */
export interface PageSite {
  get(path: `/${string}`, page: Page): void;
  post(path: `/${string}`, page: Page): void;
}
