import { ConfigMistake } from './config.ts';
import type { InstallSecret } from './install-secret.ts';
import type { Database } from './postgres/pool.ts';

/** Below this PostgreSQL lacks what the desk asks of it. */
const oldestPostgres = 150_000;

interface Opened {
  readonly secret: InstallSecret;
  /** Where the keys lie, for people to read. */
  readonly keysFolder: string;
  /** An operator says that the old keys are lost: these are the installation's from now on. */
  readonly acceptKeys: boolean;
}

/**
 * Sees that this node's keys are those that the database knows; the first node makes them known. With other keys nobody would recognize the
 * others' links, open what they sealed, or find their seals good.
 */
export async function mustBeThisInstallation({ pool }: Database, { secret, keysFolder, acceptKeys }: Opened): Promise<void> {
  const signature = secret.sign('installation: which one is this');
  const keep = acceptKeys ? 'do update set signature = excluded.signature' : 'do nothing';
  await pool.query(`insert into log.installation (signature) values ($1) on conflict (only_row) ${keep}`, [signature]);
  const { rows } = await pool.query<{ signature: string }>('select signature from log.installation');
  if (rows[0]?.signature === signature) return;
  throw new ConfigMistake(
    `The keys in ${keysFolder} are not those of this database: another node, or another data folder, was here first. ` +
      'Copy the folder keys/ of that data folder over this one, or let SECONDLINE_DATA name it. ' +
      'If those keys are lost for good, start once with SECONDLINE_ACCEPT_KEYS=true: links, hidden words and tokens of connections made with them stay unreadable.',
  );
}

/** Sees that the server is one that the desk works on. */
export async function mustBeNewEnough({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ number: string; version: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version",
  );
  if (Number(rows[0]?.number) >= oldestPostgres) return;
  throw new ConfigMistake(`DATABASE_URL leads to PostgreSQL ${rows[0]?.version}; the desk needs 15 or later. Upgrade it, or name another.`);
}
