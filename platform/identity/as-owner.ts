import { runTogether } from '../postgres/pool.ts';
import type { Sql } from '../postgres/sql.ts';

/**
 * Runs a few statements of this module as the owner of the schema, within the same transaction: credentials, sessions, tokens and
 * links are out of reach of the role that requests run as. Keep it short: the wall between clients does not stand here either.
 */
export async function asOwner<Result>(sql: Sql, run: (sql: Sql) => Promise<Result>): Promise<Result> {
  await runTogether(sql, 'set local role none');
  try {
    return await run(sql);
  } finally {
    // After a failed statement the transaction can only be rolled back, which ends the setting as well.
    await runTogether(sql, 'set local role secondline_app').catch(() => undefined);
  }
}
