import { type RawBuilder, sql as raw } from 'kysely';

/**
 * Rows as one JSON parameter, for set-based inserts and updates whose statement text stays the same for any number of rows:
 * `update … from ${records('f', { id: 'uuid', state: 'text' }, rows)} where …`.
 */
export function records<Columns extends Readonly<Record<string, string>>>(
  alias: string,
  columns: Columns,
  rows: readonly { readonly [Column in keyof Columns]: unknown }[],
): RawBuilder<unknown> {
  return raw`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${raw.raw(`"${alias}"(${definitionOf(columns)})`)}`;
}

/** Columns are constants of their modules: what is said of them is put together once. */
const definitions = new WeakMap<Readonly<Record<string, string>>, string>();

/** In one piece of text, not name by name: the builder would visit each of them on every request. */
function definitionOf(columns: Readonly<Record<string, string>>): string {
  const known = definitions.get(columns);
  if (known !== undefined) return known;
  const definition = Object.entries(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ');
  definitions.set(columns, definition);
  return definition;
}
