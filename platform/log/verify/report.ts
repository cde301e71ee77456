/** What can be wrong with a log, or with the tables made of it. */
export const wrongs = {
  'payload-changed': 'A payload is not the one that was recorded',
  'fact-changed': 'A fact is not the one that was recorded',
  'chain-broken': 'A fact of a stream is missing, added, or not in its place',
  'head-wrong': 'The last fact of a stream is not the one its head names',
  'head-without-facts': 'All facts of a stream are gone',
  'seal-changed': 'A seal is not the one that was made',
  'seal-not-signed': 'A seal was not signed with the desk’s key',
  'seal-key-missing': 'The public key of a seal is not in the key folder',
  'seals-missing': 'Seals are missing',
  'facts-missing': 'Facts are missing from a sealed block',
  'facts-added': 'Facts stand in sealed history that were not there when it was sealed',
  'block-changed': 'Facts of a sealed block are not those that were sealed',
  'rebuild-failed': 'The facts cannot be made into rows any more',
  'row-changed': 'A row is not what the facts make of it',
  'row-missing': 'A row that the facts make is missing',
  'row-added': 'A row stands in a table that no fact has made',
} as const;
export type WrongKind = keyof typeof wrongs;

/** The first thing that is wrong, and where it stands. */
export interface Wrong {
  readonly what: WrongKind;
  readonly clientId: string | null;
  readonly stream: string | null;
  readonly version: number | null;
  /** Position in the whole log. */
  readonly position: number | null;
  /** In words, with what was found and what was expected. */
  readonly detail: string;
}

/** What a verification found. */
export interface VerifyReport {
  readonly facts: number;
  readonly streams: number;
  readonly seals: number;
  /** Facts behind the last seal: at most a minute's while the desk runs. */
  readonly unsealedFacts: number;
  /** Tables made of facts that were rebuilt and compared, and their rows. */
  readonly tables: number;
  readonly rows: number;
  /** How long the chains and seals took, and the rebuild with its comparison; in seconds. */
  readonly chainSeconds: number;
  readonly rebuildSeconds: number;
  /** Absent when all is well. */
  readonly wrong?: Wrong;
}

/** How far a verification has come. */
export interface VerifyProgress {
  readonly phase: 'chains' | 'rebuild' | 'compare';
  readonly done: number;
  readonly of: number;
}

/** A wrong thing in which no single fact can be named. */
export function wrongOf(what: WrongKind, detail: string, place: Partial<Wrong> = {}): Wrong {
  return { clientId: null, stream: null, version: null, position: null, ...place, what, detail };
}
