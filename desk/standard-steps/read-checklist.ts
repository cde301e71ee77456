import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { stepOutcome } from '../tickets/rules.ts';
import type { readChecklist as operation } from './contract.ts';
import { sourceOf } from './source-of.ts';
import { currentSteps } from './steps-versions.ts';

/** Tries of standard steps on one ticket; the latest of each counts. */
const mostTries = 500;

/** Reads the standard steps that count for a ticket, each with its latest try, also on tickets that were merged into it. */
export const readChecklist: Handler<typeof operation> = async ({ sql, at }, { ticketId }) => {
  const ticket = await sql
    .selectFrom('tickets.ticket')
    .select(['client_id as clientId', 'category_id as categoryId'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const steps = await currentSteps(sql, ticket, at);
  if (steps === undefined) return { from: null, items: [] };

  const itAndMerged = sql
    .selectFrom('tickets.ticket')
    .select('id')
    .where('client_id', '=', ticket.clientId)
    .where(({ or, eb }) => or([eb('id', '=', ticketId), eb('merged_into', '=', ticketId)]));
  const tries = await sql
    .selectFrom('tickets.step')
    .select(['standard_step_id as standardStepId', 'standard_version as version', 'outcome', 'result', 'tried_by as actor', 'at'])
    .where('client_id', '=', ticket.clientId)
    .where('ticket_id', 'in', itAndMerged)
    .where('standard_step_id', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostTries)
    .execute();
  const names = await namesOf(
    sql,
    tries.map(({ actor }) => actor),
  );
  return {
    from: await sourceOf(sql, steps),
    items: steps.steps.map((step) => {
      const latest = tries.find(({ standardStepId }) => standardStepId === step.standardStepId);
      if (latest === undefined || latest.version === null) return { ...step, tried: null };
      const { outcome, result, actor, version } = latest;
      const by = names.get(actor)?.name ?? '';
      return { ...step, tried: { outcome: stepOutcome.parse(outcome), result, by, at: latest.at.toString(), version } };
    }),
  };
};
