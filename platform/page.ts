import type { Authority } from './authority.ts';
import type { Access } from './permissions.ts';
import type { Work } from './work.ts';

/** What a server-rendered page may know of the request. */
export interface PageRequest {
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

/** A page's answer. `html` is sent as it is: whoever made it escaped what people wrote. */
export interface PageReply {
  readonly status?: number;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who may see a page, and what shows it. */
export interface Page {
  /** `public` with `letIn` is how signed links work. */
  readonly access: Access;
  /**
   * Says on whose behalf the page is shown when something in the address vouches for it, such as a signed link. Runs first, as
   * the system with every client in reach, reading only; it refuses links that are unknown or no longer good.
   */
  readonly letIn?: (work: Work, request: Omit<PageRequest, 'authority' | 'hiddenToken' | 'nonce' | 'form'>) => Promise<Authority>;
  /** Runs in one transaction as whoever was let in, behind the wall; reading only for `get`. */
  readonly handler: (work: Work, request: PageRequest) => Promise<PageReply>;
}

/** Where a module puts its server-rendered pages: outside `/api`, without JavaScript. */
export interface PageSite {
  get(path: `/${string}`, page: Page): void;
  post(path: `/${string}`, page: Page): void;
}
