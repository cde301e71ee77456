import { z } from 'zod';
import type { Work } from '../../platform/work.ts';

/** What opens a connection, and what its answers are signed with. */
const secrets = z.object({ token: z.string().optional(), signing: z.string().optional() });
export type Secrets = z.output<typeof secrets>;

const boundTo = (connectionId: string): string => `tracker connection ${connectionId}`;

/** Keeps a connection's secrets in place of those it had, sealed so that only this installation can read them, and only as this connection's. */
export async function keepSecrets(
  work: Work,
  { clientId, connectionId }: { readonly clientId: string | null; readonly connectionId: string },
  kept: { readonly token?: string | undefined; readonly signing?: string | undefined },
): Promise<void> {
  const sealed = work.seal(JSON.stringify(kept), boundTo(connectionId));
  await work.sql
    .insertInto('trackers.secret')
    .values({ client_id: clientId, connection_id: connectionId, sealed })
    .onConflict((conflict) => conflict.column('connection_id').doUpdateSet({ sealed }))
    .execute();
}

/** A connection's secrets; none where it has ended. */
export async function secretsOf(work: Work, connectionId: string): Promise<Secrets> {
  const row = await work.sql.selectFrom('trackers.secret').select('sealed').where('connection_id', '=', connectionId).executeTakeFirst();
  return row === undefined ? {} : secrets.parse(JSON.parse(work.unseal(row.sealed, boundTo(connectionId))));
}

/** Forgets them. */
export async function dropSecrets({ sql }: Work, connectionId: string): Promise<void> {
  await sql.deleteFrom('trackers.secret').where('connection_id', '=', connectionId).execute();
}
