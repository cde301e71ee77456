import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type Settings, settings } from './rules.ts';

/** A connection that stands. */
export interface Connection {
  readonly connectionId: string;
  readonly clientId: string | null;
  readonly name: string;
  readonly settings: Settings;
}

/** A connection that was not retired; nothing for unknown ones and those out of reach. */
export async function connectionOf({ sql }: Work, connectionId: string): Promise<Connection | undefined> {
  const row = await sql
    .selectFrom('trackers.connection')
    .select(['id as connectionId', 'client_id as clientId', 'name', 'settings'])
    .where('id', '=', connectionId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  // They were parsed by their own schema when the fact was recorded.
  return row && { ...row, settings: settings.parse(row.settings) };
}

/** The same for whoever manages it: the desk's own is managed by who reaches every client. */
export async function managedConnection(work: Work, connectionId: string): Promise<Connection> {
  const connection = await connectionOf(work, connectionId);
  if (connection === undefined || (connection.clientId === null && work.reach !== '*')) return refuse(notFound);
  return connection;
}
