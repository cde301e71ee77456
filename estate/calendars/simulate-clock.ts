import { type CalendarDefinition, type DatedDefinition, explainDue, type Step, stepWords } from '../../platform/calendar/index.ts';
import type { Handler } from '../../platform/module.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { simulateClock as operation } from './contract.ts';

/** When something would be due, and how that comes about. Nothing is saved. */
export const simulateClock: Handler<typeof operation> = async (work, { clientId, openedAt, minutes, calendar }) => {
  const opened = Temporal.Instant.from(openedAt);
  const versions =
    'definition' in calendar
      ? ([{ definition: calendar.definition, effectiveFrom: opened }] as const)
      : await publishedVersions(work.sql, clientId, calendar.calendarId);
  const { dueAt, steps } = explainDue(versions, opened, minutes * 60);
  return { dueAt: dueAt.toString(), zone: steps.at(-1)?.zone ?? 'UTC', steps: steps.map(shown) };
};

async function publishedVersions(
  sql: Sql,
  clientId: string,
  calendarId: string,
): Promise<readonly [DatedDefinition, ...DatedDefinition[]]> {
  const rows = await sql
    .selectFrom('calendars.calendar_version')
    .select(['definition', 'effective_from'])
    .where('client_id', '=', clientId)
    .where('calendar_id', '=', calendarId)
    .orderBy('version')
    .execute();
  // Written from payloads that the fact's own schema had parsed.
  const [first, ...later] = rows.map((row) => ({ definition: row.definition as CalendarDefinition, effectiveFrom: row.effective_from }));
  return first === undefined ? refuse(notFound) : [first, ...later];
}

function shown(step: Step) {
  const [from, to] = 'at' in step ? [step.at, step.at] : [step.from, step.to];
  return {
    kind: step.kind,
    from: from.toString(),
    to: to.toString(),
    seconds: 'seconds' in step ? step.seconds : 0,
    words: stepWords(step),
  };
}
