import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { readSession } from '../../../platform/identity/contract.ts';
import type { Permission, Role } from '../../../platform/permissions.ts';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { queryClient } from '../../api/query-client.ts';
import { keepCsrfToken } from '../../api/session-token.ts';

type SessionReply = z.output<typeof readSession.reply>;

/** Who is signed in, as the screens ask about them. The desk decides anew on every request; this only hides what would be refused. */
export interface Session {
  readonly accountId: string;
  readonly name: string;
  readonly email: string | null;
  readonly mailConfigured: boolean;
  /** Whether they hold a permission, at this client or anywhere. */
  readonly can: (permission: Permission, clientId?: string) => boolean;
  /** Whether for every client, as what belongs to none of them asks for. */
  readonly canForAll: (permission: Permission) => boolean;
  readonly has: (role: Role) => boolean;
}

/** The query that every screen behind the door stands on. */
export const sessionReading = {
  queryKey: [readSession.name],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<SessionReply> => {
    const session = await call(readSession, {}, signal);
    keepCsrfToken(session.csrfToken ?? undefined);
    return session;
  },
  staleTime: 60_000,
};

/** Asks who is signed in; answers nothing when nobody is. Throws when the desk does not answer. */
export async function sessionIfAny(): Promise<SessionReply | undefined> {
  try {
    return await queryClient.ensureQueryData(sessionReading);
  } catch (error) {
    if (isSignedOut(error)) return undefined;
    throw error;
  }
}

/** Whoever is signed in. Only for screens behind the door, which is not passed without. */
export function useSession(): Session {
  const { data } = useQuery<SessionReply, Problem>(sessionReading);
  if (data === undefined) throw new Error('Nobody is signed in on a screen behind the door');
  const { accountId, name, email, mailConfigured, permissions, grants } = data;
  return {
    accountId,
    name,
    email,
    mailConfigured,
    can: (permission, clientId) =>
      permissions.some(
        (held) => held.permissions.includes(permission) && (clientId === undefined || held.clientId === null || held.clientId === clientId),
      ),
    canForAll: (permission) => permissions.some((held) => held.clientId === null && held.permissions.includes(permission)),
    has: (role) => grants.some((grant) => grant.role === role),
  };
}

/** Whether an answer says that nobody is signed in any more. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 401;
}
