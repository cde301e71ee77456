import type { Grade, PendingReason, Priority, TicketState } from '../../desk/tickets/rules.ts';
import { priorityOf } from '../../desk/tickets/rules.ts';
import { beginningOf } from '../../platform/sound-text.ts';
import type { EventMap } from './event-map.ts';
import { own } from './own.ts';
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

/** A row that cannot be understood, and its ticket where that much can be. */
export interface BadRow {
  readonly ticket?: string;
  readonly reason: string;
}

/** What a cell of the ticket's column calls its ticket; null when it names none. */
export function ticketNamed(cell: string, map: EventMap): string | null {
  return knownValue(cell, map);
}

/** Understands a row, or says in words what is wrong with it. */
export function understand(cells: Cells, line: number, map: EventMap, dates: DateReader): SourceRow | BadRow {
  const ticket = ticketNamed(own(cells, map.columns.ticket) ?? '', map);
  if (ticket === null) return { reason: `no ticket in column ${map.columns.ticket}` };
  const row = understandUpdate(cells, { line, ticket }, map, dates);
  return 'reason' in row ? { ...row, ticket } : row;
}

function understandUpdate(
  cells: Cells,
  { line, ticket }: { readonly line: number; readonly ticket: string },
  map: EventMap,
  dates: DateReader,
): SourceRow | { readonly reason: string } {
  const known = (column: string | undefined): string | null => (column === undefined ? null : knownValue(own(cells, column) ?? '', map));
  const { columns } = map;
  const order = Number(known(columns.order) ?? Number.NaN);
  if (!Number.isFinite(order)) return { reason: `${columns.order} is not a number: ${cells[columns.order] ?? ''}` };
  const openedAt = dates.read(known(columns.openedAt) ?? '');
  if (openedAt === undefined) return { reason: `${columns.openedAt} is not a date as ${map.dateFormat}: ${cells[columns.openedAt] ?? ''}` };
  const updatedAt = dates.read(known(columns.updatedAt) ?? '');
  if (updatedAt === undefined)
    return { reason: `${columns.updatedAt} is not a date as ${map.dateFormat}: ${cells[columns.updatedAt] ?? ''}` };
  const mapped = own(map.states, known(columns.state) ?? '');
  if (mapped === undefined) return { reason: `the map does not say what state ${cells[columns.state] ?? ''} means` };
  const impact = known(columns.impact);
  const urgency = known(columns.urgency);
  const priority = known(columns.priority);
  for (const value of [impact, urgency])
    if (value !== null && own(map.grades, value) === undefined) return { reason: `the map does not say what grade ${value} is` };
  if (priority !== null && own(map.priorities, priority) === undefined)
    return { reason: `the map does not say what priority ${priority} is` };

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
    impact: impact === null ? null : (own(map.grades, impact) ?? null),
    urgency: urgency === null ? null : (own(map.grades, urgency) ?? null),
    priority: priority === null ? null : (own(map.priorities, priority) ?? null),
    title: title === '' ? ticket : title,
    kept: Object.fromEntries(map.keep.flatMap((column) => (known(column) === null ? [] : [[column, known(column) ?? '']]))),
  };
}

function knownValue(cell: string, map: EventMap): string | null {
  const value = cell.trim();
  return value === '' || value === map.unknown ? null : beginningOf(value, mostCharacters);
}

/** Impact, urgency and priority with what is unknown filled in: medium, and the matrix. */
export function gradesOf(row: SourceRow): { readonly impact: Grade; readonly urgency: Grade; readonly priority: Priority } {
  const impact = row.impact ?? 2;
  const urgency = row.urgency ?? 2;
  return { impact, urgency, priority: row.priority ?? priorityOf(impact, urgency) };
}
