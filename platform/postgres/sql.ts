import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The typed query builder over every table of the desk. */
export type Sql = Kysely<Tables>;
