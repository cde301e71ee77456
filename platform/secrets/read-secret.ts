import { notFound, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { secretUnmasked } from './facts.ts';
import { boundTo } from './keep-secrets.ts';
import { type SecretKind, secretKinds } from './rules.ts';

/** A secret as whoever needs it reads it, once. */
export interface ReadSecret {
  readonly kind: SecretKind;
  readonly secret: string;
  readonly enteredBy: string;
  readonly enteredAt: Temporal.Instant;
}

/**
 * Reads a hidden secret of a stream in the clear. That somebody did, and why, is a fact of the same stream. Refuses codes that hide nothing
 * there, and those whose secret this installation cannot open.
 */
export async function readSecret(
  work: Work,
  stream: { readonly clientId: string; readonly id: string },
  { code, reason }: { readonly code: string; readonly reason: string },
): Promise<ReadSecret> {
  const kept = await work.sql
    .selectFrom('secrets.secret')
    .select(['kind', 'sealed', 'entered_by', 'entered_at'])
    .where('client_id', '=', stream.clientId)
    .where('stream', '=', stream.id)
    .where('code', '=', code)
    .executeTakeFirst();
  const kind = secretKinds.find((one) => one === kept?.kind);
  if (kept === undefined || kind === undefined) return refuse(notFound);
  const secret = work.unseal(kept.sealed, boundTo(stream, code));
  work.record(secretUnmasked, stream, { code, kind, reason });
  return { kind, secret, enteredBy: kept.entered_by, enteredAt: kept.entered_at };
}
