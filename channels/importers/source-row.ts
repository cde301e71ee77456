import type { Grade, PendingReason, Priority, TicketState } from '../../desk/tickets/rules.ts';
import { priorityOf } from '../../desk/tickets/rules.ts';
import { beginningOf } from '../../platform/sound-text.ts';
import type { EventMap } from './event-map.ts';
import type { DateReader } from './source-date.ts';

/** Cells by column name, as they stand in the file. */
export type Cells = Readonly<Record<string, string>>;

/** One update of one ticket, understood; null is unknown. */
export interface SourceRow {
  readonly line: number;
  readonly ticket: string;
  readonly order: number;
  readonly openedAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
  readonly updatedBy: string | null;
  readonly state: TicketState;
  readonly pendingReason: PendingReason | null;
  readonly requester: string | null;
  readonly team: string | null;
  readonly assignee: string | null;
  readonly category: readonly string[];
  readonly impact: Grade | null;
  readonly urgency: Grade | null;
  readonly priority: Priority | null;
  readonly title: string;
  readonly kept: Readonly<Record<string, string>>;
}

/** The longest text of a cell that is taken over; names and titles beyond it are no names. */
const mostCharacters = 200;

/** Understands a row, or says in words what is wrong with it. */
export function understand(cells: Cells, line: number, map: EventMap, dates: DateReader): SourceRow | { readonly reason: string } {
  const known = (column: string | undefined): string | null => {
    const value = column === undefined ? undefined : cells[column]?.trim();
    return value === undefined || value === '' || value === map.unknown ? null : beginningOf(value, mostCharacters);
  };
  const { columns } = map;
  const ticket = known(columns.ticket);
  if (ticket === null) return { reason: `no ticket in column ${columns.ticket}` };
  const order = Number(known(columns.order) ?? Number.NaN);
  if (!Number.isFinite(order)) return { reason: `${columns.order} is not a number: ${cells[columns.order] ?? ''}` };
  const openedAt = dates.read(known(columns.openedAt) ?? '');
  if (openedAt === undefined) return { reason: `${columns.openedAt} is not a date as ${map.dateFormat}: ${cells[columns.openedAt] ?? ''}` };
  const updatedAt = dates.read(known(columns.updatedAt) ?? '');
  if (updatedAt === undefined)
    return { reason: `${columns.updatedAt} is not a date as ${map.dateFormat}: ${cells[columns.updatedAt] ?? ''}` };
  const mapped = map.states[known(columns.state) ?? ''];
  if (mapped === undefined) return { reason: `the map does not say what state ${cells[columns.state] ?? ''} means` };
  const impact = known(columns.impact);
  const urgency = known(columns.urgency);
  const priority = known(columns.priority);
  for (const value of [impact, urgency])
    if (value !== null && map.grades[value] === undefined) return { reason: `the map does not say what grade ${value} is` };
  if (priority !== null && map.priorities[priority] === undefined) return { reason: `the map does not say what priority ${priority} is` };

  const [state, pendingReason] = mapped.split(' ');
  const title = map.title
    .replaceAll(/\{([^}]*)\}/g, (_, column: string) => known(column) ?? '')
    .replaceAll(/(\s*[,·/-]\s*)+(?=[,·/-]|$)/g, '')
    .trim();
  return {
    line,
    ticket,
    order,
    openedAt,
    updatedAt,
    updatedBy: known(columns.updatedBy),
    // The map's schema holds both words to what they may be.
    state: state as TicketState,
    pendingReason: (pendingReason ?? null) as PendingReason | null,
    requester: known(columns.requester),
    team: known(columns.team),
    assignee: known(columns.assignee),
    category: [known(columns.category), known(columns.subcategory)].flatMap((name) => name ?? []),
    impact: impact === null ? null : (map.grades[impact] ?? null),
    urgency: urgency === null ? null : (map.grades[urgency] ?? null),
    priority: priority === null ? null : (map.priorities[priority] ?? null),
    title: title === '' ? ticket : title,
    kept: Object.fromEntries(map.keep.flatMap((column) => (known(column) === null ? [] : [[column, known(column) ?? '']]))),
  };
}

/** Impact, urgency and priority with what is unknown filled in: medium, and the matrix. */
export function gradesOf(row: SourceRow): { readonly impact: Grade; readonly urgency: Grade; readonly priority: Priority } {
  const impact = row.impact ?? 2;
  const urgency = row.urgency ?? 2;
  return { impact, urgency, priority: row.priority ?? priorityOf(impact, urgency) };
}
