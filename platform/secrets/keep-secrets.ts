import type { InstallSecret } from '../install-secret.ts';
import type { Stream } from '../log/fact.ts';
import type { Sql } from '../postgres/sql.ts';
import type { SecretKind } from './rules.ts';

/** A secret that was hidden in this work, on its way to where it is kept. */
export interface HiddenSecret {
  readonly stream: Stream;
  readonly code: string;
  readonly kind: SecretKind;
  readonly secret: string;
}

/** More than this in one piece of work is a list of secrets: the rest is hidden for good. */
export const mostKeptAtOnce = 200;

/** What a sealed secret is bound to, so that no row's can be passed off as another's. */
export function boundTo({ clientId, id }: Stream, code: string): string {
  return `secret ${clientId} ${id} ${code}`;
}

/** Keeps hidden secrets apart, sealed with this installation's own key, which lies outside the database. */
export async function keepSecrets(
  sql: Sql,
  seal: InstallSecret['seal'],
  { hidden, actor, at }: { readonly hidden: readonly HiddenSecret[]; readonly actor: string; readonly at: Temporal.Instant },
): Promise<void> {
  const rows = hidden.flatMap(({ stream, code, kind, secret }) =>
    stream.clientId === null
      ? []
      : [
          {
            client_id: stream.clientId,
            stream: stream.id,
            code,
            kind,
            sealed: seal(secret, boundTo(stream, code)),
            entered_by: actor,
            entered_at: at,
          },
        ],
  );
  if (rows.length > 0) await sql.insertInto('secrets.secret').values(rows).execute();
}
