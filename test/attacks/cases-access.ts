import { systemAuthority } from '../../platform/authority.ts';
import { givePassword } from '../../platform/identity/credentials.ts';
import { hashPassword } from '../../platform/identity/index.ts';
import { inWork } from '../../platform/in-work.ts';
import { type Case, once } from './case.ts';
import { type Ids, type Side, takenTicket } from './side.ts';
import type { Surface } from './surface.ts';

export const goodPassword = 'correct horse battery';
const nothing = () => ({});

/** Hashed once for all: hashing is slow on purpose. */
let goodHash: Promise<string> | undefined;

/** Gives an account a password, as its owner would by a link. */
export async function givePasswordTo({ place }: Surface, accountId: string, clientId: string | null = null): Promise<void> {
  goodHash ??= hashPassword(goodPassword);
  const passwordHash = await goodHash;
  await inWork(place, { authority: systemAuthority, reach: '*' }, (work) =>
    givePassword(work, { id: accountId, clientId }, { passwordHash, by: 'invitation' }),
  );
}

/** A new agent of the side, with the link that invites them. */
export async function invitedAgent({ must, founder }: Surface, { ids }: Side) {
  const email = `${once()}@secondline.example`;
  const grants = [{ role: 'tier1_agent', clientId: ids.clientId }];
  const asked = { name: 'Somebody new', email, tier: 1, grants };
  // Nested below the reply's fields of text.
  const reply: { agentId?: string; invitation?: unknown } = await must(founder, 'inviteAgent', asked);
  const { url } = reply.invitation as { url: string };
  return { accountId: reply.agentId ?? '', email, linkToken: url.split('/').at(-1) ?? '' };
}

async function agentWithPassword(surface: Surface, side: Side): Promise<Ids> {
  const { accountId, email } = await invitedAgent(surface, side);
  await givePasswordTo(surface, accountId);
  return { email };
}

/** Sessions, passwords, links and tokens. */
export const accessCases: Readonly<Record<string, Case>> = {
  readSetup: { as: 'anonymous', input: nothing },
  signIn: {
    as: 'anonymous',
    before: agentWithPassword,
    input: ({ email = 'nobody@secondline.example' }) => ({ email, password: goodPassword }),
    endsSession: true,
    slow: true,
  },
  readSession: { as: 'tier1_agent', input: nothing },
  signOut: { as: 'tier1_agent', input: nothing, endsSession: true },
  listSessions: { as: 'tier1_agent', input: nothing, also: [() => ({})] },
  revokeSession: { as: 'tier1_agent', input: ({ sessionId }) => ({ sessionId }), endsSession: true },
  changePassword: {
    as: 'tier1_agent',
    doer: async (surface, side) => {
      const { accountId } = await invitedAgent(surface, side);
      await givePasswordTo(surface, accountId);
      return surface.signedIn(accountId, 'tier1_agent');
    },
    input: () => ({ oldPassword: goodPassword, newPassword: 'staple battery horse' }),
    endsSession: true,
    notForPrograms: true,
    slow: true,
  },
  requestPasswordReset: { as: 'anonymous', input: () => ({ email: 'dana@secondline.example' }) },
  createResetLink: { as: 'desk_admin', input: ({ accountId }) => ({ accountId }) },
  readLink: { as: 'anonymous', before: invitedAgent, input: ({ linkToken = 'unknown' }) => ({ token: linkToken }) },
  acceptLink: {
    as: 'anonymous',
    before: invitedAgent,
    input: ({ linkToken = 'unknown' }) => ({ token: linkToken, password: goodPassword }),
    endsSession: true,
    slow: true,
  },
  issueApiToken: {
    as: 'desk_admin',
    input: ({ integrationId }) => ({ accountId: integrationId, name: 'A further token', scopes: ['ticket.read'] }),
    also: [({ clientId }) => ({ clientId, name: 'A new integration', scopes: ['ticket.read'] })],
  },
  listApiTokens: { as: 'desk_admin', input: nothing },
  revokeApiToken: {
    as: 'desk_admin',
    before: async ({ must, founder }, { ids }) => {
      const order = { accountId: ids.integrationId, name: 'A token to revoke', scopes: ['ticket.read'] };
      const { tokenId = '' } = await must(founder, 'issueApiToken', order);
      return { tokenId };
    },
    input: ({ tokenId }) => ({ tokenId }),
  },
  verifyLog: { as: 'founder', input: nothing, deskWide: true },
  listDenials: {
    as: 'desk_admin',
    input: nothing,
    also: [({ accountId }) => ({ accountId, answer: 'not_found' }), () => ({ search: 'Kim' })],
  },
  holdAct: {
    as: 'tier1_agent',
    before: takenTicket,
    input: ({ ticketId }) => ({
      operation: 'resolveTicket',
      label: 'Resolving it',
      input: { ticketId, resolution: 'A new cable', tellRequester: 'It works again.' },
    }),
  },
  undoHeldAct: { as: 'tier1_agent', input: ({ heldActId }) => ({ heldActId }) },
  listHeldActs: { as: 'tier1_agent', input: () => ({}) },
};
