import { prepareQueues } from '../jobs/index.ts';
import { module, serve, serveApart } from '../module.ts';
import { acceptLink } from './accept-link.ts';
import { apply } from './apply.ts';
import { changePassword } from './change-password.ts';
import * as contract from './contract.ts';
import { createResetLink } from './create-reset-link.ts';
import { expiredAccessRound } from './expired-access-round.ts';
import { facts } from './facts.ts';
import { issueApiToken } from './issue-api-token.ts';
import { linkMailQueue, resetMailQueue } from './link-mail.ts';
import { listApiTokens } from './list-api-tokens.ts';
import { listSessions } from './list-sessions.ts';
import { readLink } from './read-link.ts';
import { readSession } from './read-session.ts';
import { readSetup } from './read-setup.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { revokeApiToken } from './revoke-api-token.ts';
import { revokeSession } from './revoke-session.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export const identity = module({
  name: 'identity',
  floor: 'platform',
  needs: ['log', 'jobs', 'mail'],
  folder: import.meta.dirname,
  schema: 'identity',
  tells: facts,
  apply,
  serves: [
    serve(contract.readSetup, readSetup),
    serveApart(contract.signIn, signIn),
    serve(contract.readSession, readSession),
    serve(contract.signOut, signOut),
    serve(contract.listSessions, listSessions),
    serve(contract.revokeSession, revokeSession),
    serveApart(contract.changePassword, changePassword),
    serveApart(contract.requestPasswordReset, requestPasswordReset),
    serve(contract.createResetLink, createResetLink),
    serve(contract.readLink, readLink),
    serveApart(contract.acceptLink, acceptLink),
    serve(contract.issueApiToken, issueApiToken),
    serve(contract.listApiTokens, listApiTokens),
    serve(contract.revokeApiToken, revokeApiToken),
  ],
  rounds: [expiredAccessRound],
  tablesNotMadeOfFacts: ['credential', 'session', 'api_token', 'link', 'attempt', 'known_address'],
  prepare: (database) => prepareQueues(database, [linkMailQueue, resetMailQueue]),
});
