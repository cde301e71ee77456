import { z } from 'zod';
import type { Handler } from '../module.ts';
import { cutPage, decodeCursor, instantAndId } from '../page-cursor.ts';
import type { listDenials as operation } from './contract.ts';
import { denialAnswer } from './facts.ts';

const things = z.array(z.string());

/** What was asked for and not given, latest first; the wall shows each reader what they reach. */
export const listDenials: Handler<typeof operation> = async ({ sql }, { search, accountId, answer, limit, cursor }) => {
  const after = decodeCursor(instantAndId, cursor);
  let query = sql
    .selectFrom('denials.denial as d')
    .leftJoin('identity.account as a', 'a.id', 'd.account_id')
    .select(['d.id', 'd.account_id', 'a.name', 'a.email', 'd.operation', 'd.answer', 'd.things'])
    .select(['d.address', 'd.count', 'd.denied_at', 'd.last_at'])
    .orderBy('d.denied_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1);
  if (accountId !== undefined) query = query.where('d.account_id', '=', accountId);
  if (answer !== undefined) query = query.where('d.answer', '=', answer);
  if (search !== undefined) {
    const words = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where((where) =>
      where.or([where('a.name', 'ilike', words), where('a.email', 'ilike', words), where('d.operation', 'ilike', words)]),
    );
  }
  if (after !== undefined)
    query = query.where((where) =>
      where(where.refTuple('d.denied_at', 'd.id'), '<', where.tuple(Temporal.Instant.from(after[0]), after[1])),
    );
  return cutPage(await query.execute(), limit, {
    keyOf: (row) => [row.denied_at.toString(), row.id],
    shape: (row) => ({
      denialId: row.id,
      accountId: row.account_id,
      name: row.name,
      email: row.email,
      operation: row.operation,
      answer: denialAnswer.parse(row.answer),
      things: things.parse(row.things),
      address: row.address,
      count: row.count,
      deniedAt: row.denied_at.toString(),
      lastAt: row.last_at.toString(),
    }),
  });
};
