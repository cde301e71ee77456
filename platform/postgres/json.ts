import type { ColumnType } from 'kysely';

/** A jsonb column: read as what JSON.parse gives (checked by whoever reads it), written as JSON text. */
export type Json = ColumnType<unknown, string, string>;
