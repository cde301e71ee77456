import { type Kysely, sql as raw } from 'kysely';
import type { Tables } from './tables.ts';

/** The typed query builder over every table of the desk. */
export type Sql = Kysely<Tables>;

/** Whether the transaction that reads a row has written it itself: it may yet be taken back, so that nobody may remember it. */
export const writtenHere = raw<boolean>`coalesce(xmin = pg_current_xact_id_if_assigned()::xid, false)`.as('written_here');
