import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { listSteps as operation } from './contract.ts';
import { stepOutcome } from './rules.ts';

/** More steps than this on one ticket are no longer read by anybody. */
const mostSteps = 500;

/** Lists the steps tried on a ticket and on those merged into it, oldest first. */
export const listSteps: Handler<typeof operation> = async (work, { ticketId }) => {
  const rows = await work.sql
    .selectFrom('tickets.ticket as t')
    .leftJoin('tickets.step as s', (join) => join.onRef('s.client_id', '=', 't.client_id').onRef('s.ticket_id', '=', 't.id'))
    .select(['s.id as stepId', 's.action', 's.expected', 's.outcome', 's.result', 's.tried_by as actor', 's.at'])
    .select(['s.standard_step_id as standardStepId', 's.standard_version as standardVersion'])
    .select(['t.id as standsOn', 't.reference'])
    .where(({ or, eb }) => or([eb('t.id', '=', ticketId), eb('t.merged_into', '=', ticketId)]))
    .orderBy('s.at')
    .orderBy('s.id')
    .limit(mostSteps)
    .execute();
  // The ticket's own row comes back even when nothing was tried.
  if (rows.length === 0) return refuse(notFound);

  const names = await namesOf(
    work.sql,
    rows.flatMap(({ actor }) => actor ?? []),
  );
  const items = rows.flatMap(
    ({ stepId, action, expected, outcome, result, standardStepId, standardVersion, actor, at, standsOn, reference }) =>
      stepId === null || action === null || actor === null || at === null
        ? []
        : [
            {
              stepId,
              action,
              expected,
              outcome: stepOutcome.parse(outcome),
              result,
              standard: standardStepId === null || standardVersion === null ? null : { standardStepId, version: standardVersion },
              by: names.get(actor)?.name ?? '',
              at: at.toString(),
              of: standsOn === ticketId ? null : { ticketId: standsOn, reference },
            },
          ],
  );
  return { items };
};
