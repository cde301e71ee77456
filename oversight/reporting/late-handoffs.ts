import { sql as raw } from 'kysely';
import { z } from 'zod';
import { namesOf } from '../../estate/people/index.ts';
import type { Tier } from '../../estate/people/rules.ts';
import { csvRow } from '../../platform/csv-row.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import type { Work } from '../../platform/work.ts';
import {
  lateDefinition,
  type listHandoffs as list,
  type readHandoffsFile as ofFile,
  type readLateHandoffs as operation,
} from './contract.ts';

/** Whose escalations, and how far back. */
interface Asked {
  readonly clientId?: string | undefined;
  readonly days: number;
}

/** How often each team handed over too late, of the clients that the caller reaches. Teams that raised nothing are left out. */
export const readLateHandoffs: Handler<typeof operation> = async (work, asked) => {
  const rows = await raised(work, asked)
    .innerJoin('people.team as m', 'm.id', 'e.from_team_id')
    .select(['m.id as teamId', 'm.name as teamName', 'm.tier'])
    .select([raw<number>`count(*)`.as('escalations'), raw<number>`count(e.late_handoff)`.as('measured')])
    .select(raw<number>`count(*) filter (where e.late_handoff)`.as('late'))
    .groupBy(['m.id', 'm.name', 'm.tier'])
    .orderBy('m.tier')
    .orderBy('m.name')
    .execute();
  // A check constraint of the table holds it to the three.
  const teams = rows.map((row) => ({ ...row, tier: row.tier as Tier }));
  const sum = (of: (team: (typeof teams)[number]) => number) => teams.reduce((total, team) => total + of(team), 0);
  return {
    from: begins(work, asked.days).toString(),
    until: work.at.toString(),
    definition: lateDefinition,
    escalations: sum(({ escalations }) => escalations),
    measured: sum(({ measured }) => measured),
    late: sum(({ late }) => late),
    teams,
  };
};

/** The escalations behind the rate, newest first. */
export const listHandoffs: Handler<typeof list> = async (work, { teamId, which, limit, cursor, ...asked }) => {
  const after = decodeCursor(instantAndId, cursor);
  let query = shown(work, asked)
    .limit(limit + 1)
    .orderBy('e.raised_at', 'desc')
    .orderBy('e.id', 'desc');
  if (teamId !== undefined) query = query.where('e.from_team_id', '=', teamId);
  if (which === 'late') query = query.where('e.late_handoff', '=', true);
  if (which === 'measured') query = query.where('e.late_handoff', 'is not', null);
  if (after !== undefined) query = query.where(raw<boolean>`(e.raised_at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query.execute();
  const names = await namesOf(
    work.sql,
    rows.map(({ raisedBy }) => raisedBy),
  );
  return cutPage(rows, limit, {
    keyOf: ({ raisedAt, escalationId }) => [raisedAt.toString(), escalationId],
    shape: ({ landing, ...row }) => ({
      ...row,
      raisedBy: names.get(row.raisedBy)?.name ?? '',
      raisedAt: row.raisedAt.toString(),
      toTier: row.toTier as Tier,
      ...measureOf(landing),
    }),
  });
};

/** The longest CSV of escalations: more than a large desk raises in a year. */
const mostRows = 100_000;
const columns = ['raised_at', 'ticket', 'title', 'client', 'from_team', 'to_tier', 'seconds_left', 'median_seconds', 'late_handoff'];

/** All escalations of the time as CSV, whether it could be told of them or not, so that the rate can be reckoned again. */
export const readHandoffsFile: Handler<typeof ofFile> = async (work, asked, exchange) => {
  const rows = await shown(work, asked).orderBy('e.raised_at', 'desc').orderBy('e.id', 'desc').limit(mostRows).execute();
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(csvRow(columns));
    for (const { raisedAt, reference, title, clientName, teamName, toTier, lateHandoff, landing } of rows) {
      const { secondsLeft, medianSeconds } = measureOf(landing);
      const verdict = lateHandoff === null ? null : lateHandoff ? 'late' : 'in time';
      yield Buffer.from(csvRow([raisedAt.toString(), reference, title, clientName, teamName, toTier, secondsLeft, medianSeconds, verdict]));
    }
  }
  await exchange.sendBytes({
    chunks: chunks(),
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="late-handoffs.csv"',
    },
  });
  return null;
};

const begins = ({ at }: Pick<Work, 'at'>, days: number) => at.subtract({ hours: 24 * days });

function raised(work: Work, { clientId, days }: Asked) {
  let query = work.sql.selectFrom('escalation.escalation as e').where('e.raised_at', '>=', begins(work, days));
  if (clientId !== undefined) query = query.where('e.client_id', '=', clientId);
  return query;
}

function shown(work: Work, asked: Asked) {
  return raised(work, asked)
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'e.client_id').onRef('t.id', '=', 'e.ticket_id'))
    .innerJoin('clients.client as c', 'c.client_id', 'e.client_id')
    .innerJoin('people.team as m', 'm.id', 'e.from_team_id')
    .select(['e.id as escalationId', 'e.ticket_id as ticketId', 't.reference', 't.title', 'c.name as clientName', 'm.name as teamName'])
    .select(['e.raised_by as raisedBy', 'e.raised_at as raisedAt', 'e.to_tier as toTier', 'e.late_handoff as lateHandoff', 'e.landing']);
}

const measured = z.object({ secondsLeft: z.number(), need: z.object({ medianSeconds: z.number() }).nullable() }).nullable();

/** What of a landing decides whether it was late; parsed when the fact was recorded, this only gives it its type back. */
function measureOf(landing: unknown): { readonly secondsLeft: number | null; readonly medianSeconds: number | null } {
  const parsed = measured.parse(landing);
  return { secondsLeft: parsed?.secondsLeft ?? null, medianSeconds: parsed?.need?.medianSeconds ?? null };
}
