/** Flags of every command that opens the desk. */
export const deskOptions = {
  data: { type: 'string', takes: 'FOLDER', about: 'Data folder (SECONDLINE_DATA, ./data)' },
  'database-url': { type: 'string', takes: 'URL', about: 'A PostgreSQL server instead of the embedded one (DATABASE_URL)' },
} as const;

/** What they hold. */
export interface DeskFlags {
  readonly data: string | undefined;
  readonly 'database-url': string | undefined;
}
