import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { answersAt, signingSecret } from './answers-at.ts';
import { managedConnection } from './connection.ts';
import type { changeConnection as operation } from './contract.ts';
import { connectionChanged } from './facts.ts';
import { kindFixed, tokenAskedAgain } from './refusals.ts';
import { answersBack, needsToken, serverOf } from './rules.ts';
import { keepSecrets, secretsOf } from './secrets.ts';

/** Changes a connection in place: what was given by it goes on by it, and its secrets stay unless new ones are given. */
export const changeConnection: Handler<typeof operation> = async (work, { connectionId, name, settings, token, renewSecret }) => {
  const before = await managedConnection(work, connectionId);
  const after = { name: name ?? before.name, settings: settings ?? before.settings };
  const { kind } = before.settings;
  if (after.settings.kind !== kind) refuse(kindFixed);
  const given = needsToken(kind) ? token : undefined;
  if (needsToken(kind) && given === undefined && serverOf(after.settings) !== serverOf(before.settings)) refuse(tokenAskedAgain);

  const signing = renewSecret && answersBack(kind) ? signingSecret(kind) : undefined;
  if (given !== undefined || signing !== undefined) {
    const kept = await secretsOf(work, connectionId);
    await keepSecrets(work, before, { token: given ?? kept.token, signing: signing ?? kept.signing });
  }
  work.record(connectionChanged, { clientId: before.clientId, id: connectionId }, { connectionId, ...after });

  return { connectionId, answers: signing === undefined ? null : await answersAt(work, connectionId, signing) };
};
