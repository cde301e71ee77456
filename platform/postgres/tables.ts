/**
 * Every table of the desk, by `schema.table`. Each module adds its own by declaration merging in its `tables.ts`,
 * which `npm run tables` writes from the migrated catalog; here stands only the table that makes that possible.
 */
export interface Tables {
  'platform.migration': { module: string; name: string; checksum: string; applied_at: Temporal.Instant };
}
