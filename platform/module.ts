import type { z } from 'zod';
import type { Authority } from './authority.ts';
import type { Applier, FactKind } from './log/fact.ts';
import type { AfterListener, WithinListener } from './log/listeners.ts';
import type { Operation } from './operation.ts';
import type { PageSite } from './page.ts';
import type { Round } from './rounds.ts';
import type { Work } from './work.ts';

/** The floors, lowest first. Imports run down only. */
export const floors = ['platform', 'estate', 'desk', 'noc', 'oversight', 'channels', 'cli'] as const;
export type Floor = (typeof floors)[number];

/** What a handler may touch of the request besides its input: bytes coming in, bytes going out, cookies. */
export interface Exchange {
  /** The file sent as the body; only for operations that take bytes. Reading it is the handler's duty. */
  readonly bytes?: AsyncIterable<Uint8Array>;
  /** Address the request came from, for sign-in limits and the record of who did what. */
  readonly address: string;
  readonly userAgent: string;
  /** Who asks, as the door let them in. */
  readonly authority: Authority;
  /** The version the caller has read (`If-Match`); when given, an edit of any other is refused with `version-conflict`. */
  readonly ifMatch?: number;
  setHeader(name: string, value: string): void;
  setSessionCookie(secret: string, expiresAt: Temporal.Instant): void;
  clearSessionCookie(): void;
  /** Answers with a file; only for operations that give bytes. The source is read while the transaction is open. */
  sendBytes(file: { readonly chunks: AsyncIterable<Uint8Array>; readonly headers: Readonly<Record<string, string>> }): Promise<void>;
}

/** What runs an operation: thin, one transaction, one actor, one instant. */
export type Handler<Served extends Operation> = (
  work: Work,
  input: z.output<Served['input']>,
  exchange: Exchange,
) => Promise<z.input<Served['reply']>>;

/** An operation with what runs it. */
export interface ServedOperation {
  readonly operation: Operation;
  readonly run: (work: Work, input: never, exchange: Exchange) => Promise<unknown>;
}

/** Binds an operation to its handler, checking that their shapes agree. */
export function serve<Served extends Operation>(operation: Served, run: Handler<Served>): ServedOperation {
  // The input was parsed by the operation's own schema before `run` sees it.
  return { operation, run: run as ServedOperation['run'] };
}

/** A module's manifest: what it is, what it needs and everything that may enter it. */
export interface Module {
  readonly name: string;
  readonly floor: Floor;
  /** Modules of the same or a lower floor whose face or tables it uses. */
  readonly needs: readonly string[];
  /** Its folder, for its migrations: `import.meta.dirname`. */
  readonly folder: string;
  /** The PostgreSQL schema it owns; left out where it has no tables. */
  readonly schema?: string;
  readonly tells?: readonly FactKind[];
  readonly apply?: readonly Applier[];
  readonly serves?: readonly ServedOperation[];
  /** Puts its server-rendered pages on the site. */
  readonly pages?: (site: PageSite) => void;
  readonly hears?: { readonly within?: readonly WithinListener[]; readonly after?: readonly AfterListener[] };
  readonly rounds?: readonly Round[];
  /** Tables of its schema that no fact makes: credentials, sessions, drafts, caches. `verify` leaves them alone. */
  readonly tablesNotMadeOfFacts?: readonly string[];
}

/** Declares a module. */
export function module(manifest: Module): Module {
  return manifest;
}
