import { z } from 'zod';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor } from '../../platform/page-cursor.ts';
import type { Work } from '../../platform/work.ts';
import type { monthTicket, listMonthTickets as operation } from './contract.ts';
import type { Span } from './month.ts';
import { type MonthTicket, monthTickets } from './month-tickets.ts';
import { clientMonth } from './read-month-statement.ts';
import { addUp, type Sums, usesIn } from './rules.ts';

/** One page of the tickets behind a month statement; only as many are worked out as are shown. */
export const listMonthTickets: Handler<typeof operation> = async (work, { clientId, month, limit, cursor }) => {
  const after = decodeCursor(z.tuple([z.number().int()]), cursor)?.[0] ?? 0;
  const { span } = await clientMonth(work, { clientId, month });
  const tickets = await firstTickets(work, { clientId, span, after }, limit + 1);
  return cutPage(tickets, limit, { keyOf: ({ number }) => [number], shape: shownTicket });
};

/** The first so many tickets of a month behind a number. */
export async function firstTickets(
  work: Work,
  of: { readonly clientId: string; readonly span: Span; readonly after?: number },
  most: number,
): Promise<readonly MonthTicket[]> {
  const tickets: MonthTicket[] = [];
  for await (const batch of monthTickets(work, of)) {
    tickets.push(...batch);
    if (tickets.length >= most) break;
  }
  return tickets.slice(0, most);
}

/** A ticket with its own share of the month. */
export function shownTicket({ segments, number: _number, openedAt, resolvedAt, ...ticket }: MonthTicket): z.output<typeof monthTicket> {
  const sums: Sums = new Map();
  addUp(sums, segments);
  return { ...ticket, openedAt: openedAt.toString(), resolvedAt: resolvedAt?.toString() ?? null, ...usesIn(sums) };
}
