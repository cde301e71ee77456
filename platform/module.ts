import type { z } from 'zod';
import type { Authority } from './authority.ts';
import type { WorkPlace } from './in-work.ts';
import type { Applier, FactKind } from './log/fact.ts';
import type { AfterListener, WithinListener } from './log/listeners.ts';
import type { Verifier } from './log/verify/report.ts';
import type { Operation } from './operation.ts';
import type { PageSite } from './page.ts';
import type { Database } from './postgres/pool.ts';
import type { Round } from './rounds.ts';
import type { Work } from './work.ts';

/** The floors, lowest first. Imports run down only. */
export const floors = ['platform', 'estate', 'desk', 'noc', 'oversight', 'channels', 'cli'] as const;
export type Floor = (typeof floors)[number];

/** What a handler may touch of the request besides its input: bytes coming in, bytes going out, cookies. */
export interface Exchange {
  /** The file sent as the body; only for operations that take bytes: others fail who read it. Reading it is the handler's duty. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Address the request came from, for sign-in limits and the record of who did what. */
  readonly address: string;
  readonly userAgent: string;
  /** The answer's `x-request-id`: facts that apart handlers record in work of their own carry it too. */
  readonly requestId: string;
  /** Who asks, as the door let them in. */
  readonly authority: Authority;
  /** The secret of the session cookie that let them in; absent for API tokens and for nobody. */
  readonly sessionSecret?: string;
  /** The version the caller has read (`If-Match`); when given, an edit of any other is refused with `version-conflict`. */
  readonly ifMatch?: number;
  /** A header of the request, by its name in small letters; of repeated ones the first. */
  header(name: string): string | undefined;
  setHeader(name: string, value: string): void;
  setSessionCookie(secret: string, expiresAt: Temporal.Instant): void;
  clearSessionCookie(): void;
  /** Answers with a file; only for operations that give bytes. The source is read while the transaction is open. */
  sendBytes(file: { readonly chunks: AsyncIterable<Uint8Array>; readonly headers: Readonly<Record<string, string>> }): Promise<void>;
}

/** The bytes of whoever sends none: an operation that takes none fails when it reads them, instead of taking them for an empty file. */
export const noBytes: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => {
    throw new Error('Only an operation that takes bytes may read them');
  },
};

/** What runs an operation: thin, one transaction, one actor, one instant. */
export type Handler<Served extends Operation> = (
  work: Work,
  input: z.output<Served['input']>,
  exchange: Exchange,
) => Promise<z.input<Served['reply']>>;

/**
 * What runs an operation apart: it begins its own work, because something must be kept even when it refuses (a counted sign-in
 * attempt), because it writes in many transactions, or because it hashes a password, during which no transaction may stand open.
 */
export type ApartHandler<Served extends Operation> = (
  place: WorkPlace,
  input: z.output<Served['input']>,
  exchange: Exchange,
) => Promise<z.input<Served['reply']>>;

/** An operation with what runs it inside one transaction. */
export interface ServedInWork {
  readonly operation: Operation;
  readonly run: (work: Work, input: never, exchange: Exchange) => Promise<unknown>;
}

/** An operation with what runs it apart. */
export interface ServedApart {
  readonly operation: Operation;
  readonly runApart: (place: WorkPlace, input: never, exchange: Exchange) => Promise<unknown>;
}

/** An operation with what runs it. */
export type ServedOperation = ServedInWork | ServedApart;

/** Binds an operation to its handler, checking that their shapes agree. */
export function serve<Served extends Operation>(operation: Served, run: Handler<Served>): ServedInWork {
  // The input was parsed by the operation's own schema before `run` sees it.
  return { operation, run: run as ServedInWork['run'] };
}

/** Binds an operation to a handler that begins its own work. */
export function serveApart<Served extends Operation>(operation: Served, run: ApartHandler<Served>): ServedApart {
  // The input was parsed by the operation's own schema before `runApart` sees it.
  return { operation, runApart: run as ServedApart['runApart'] };
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
  /**
   * Tables of its schema, made of facts, whose rows name a client's file by `client_id`, `sha256` and `size_bytes`; `stream` is the column
   * with the stream that told of it. `verify` reads those files.
   */
  readonly namesFiles?: readonly { readonly table: string; readonly stream: string }[];
  /** Looks at what facts name and no row holds; run by `verify` once facts and rows were found to be right. */
  readonly verifies?: Verifier;
  /** Brings a schema up to date that a library owns (the job queue's); run by `migrate` after the migrations, quick when nothing is due. */
  readonly prepare?: (database: Database) => Promise<void>;
}

/** Declares a module. */
export function module(manifest: Module): Module {
  return manifest;
}
