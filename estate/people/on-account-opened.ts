import { accountOpened } from '../../platform/identity/facts.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import { agentRegistered } from './facts.ts';
import { formFirstTeams } from './first-teams.ts';

/**
 * Who gets an agent's account is an agent: the first administrator, above all, whose setup knows nothing of teams and tiers.
 * Stands at tier 3 until somebody says otherwise, and in no team. Agents who were invited have been registered by then.
 */
export const onAccountOpened = hearWithin('on-account-opened', accountOpened, async (work, facts) => {
  const opened = facts.filter(({ payload }) => payload.kind === 'agent');
  if (opened.length === 0) return;

  const registered = await work.sql
    .selectFrom('people.agent')
    .select('id')
    .where(
      'id',
      'in',
      opened.map(({ stream }) => stream),
    )
    .execute();
  const known = new Set(registered.map(({ id }) => id));
  for (const { stream, payload } of opened) {
    if (known.has(stream)) continue;
    const { name, email } = payload;
    const details = { name, email, tier: 3 as const, timeZone: 'UTC', skills: [], clientId: null, externalName: null };
    work.record(agentRegistered, { clientId: null, id: stream }, details);
  }
  await formFirstTeams(work);
});
