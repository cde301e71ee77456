import { z } from 'zod';

/** What can be wrong with a log, or with the tables made of it. */
export const wrongKind = z.enum([
  /** A payload is not the one that was recorded. */
  'payload-changed',
  /** Something else of a fact is not what was recorded. */
  'fact-changed',
  /** A fact of a stream is missing, added, or not in its place. */
  'chain-broken',
  /** The last fact of a stream is not the one its head names. */
  'head-wrong',
  /** All facts of a stream are gone. */
  'head-without-facts',
  /** A seal is not the one that was made. */
  'seal-changed',
  /** A seal was not signed with the key it names. */
  'seal-not-signed',
  /** The public key of a seal is not in the key folder. */
  'seal-key-missing',
  'seals-missing',
  /** Facts are missing from a sealed block. */
  'facts-missing',
  /** Facts stand in sealed history that were not there when it was sealed. */
  'facts-added',
  /** The facts of a sealed block are not those that were sealed, though each fits its hash. */
  'block-changed',
  /** The facts cannot be made into rows any more. */
  'rebuild-failed',
  /** A row is not what the facts make of it. */
  'row-changed',
  /** A row that the facts make is missing. */
  'row-missing',
  /** A row stands in a table that no fact has made. */
  'row-added',
  /** A file that a fact names has other bytes, or another size, than were sent. */
  'file-changed',
  /** A file that a fact names is gone, or a part of it. */
  'file-missing',
]);
export type WrongKind = z.output<typeof wrongKind>;

/** The first thing that is wrong, and where it stands. */
export const wrong = z.object({
  what: wrongKind,
  clientId: z.uuid().nullable(),
  stream: z.uuid().nullable(),
  version: z.int().nullable(),
  position: z.int().nullable().meta({ description: 'Position in the whole log' }),
  detail: z.string().meta({ description: 'In words, with what was found and what was expected' }),
});
export type Wrong = Readonly<z.output<typeof wrong>>;
