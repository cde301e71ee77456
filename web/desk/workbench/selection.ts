/** Tickets that somebody has chosen in a queue, and the one from which a range is drawn. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly anchor: string | undefined;
}

export const nothingChosen: Selection = { chosen: new Set(), anchor: undefined };

/** No more can be taken back at once than this many acts (platform/held-acts). */
export const mostChosen = 50;

/** Chooses a ticket, or lets it go. What is over the limit is not chosen. */
export function toggled({ chosen }: Selection, ticketId: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(ticketId) && next.size < mostChosen) next.add(ticketId);
  return { chosen: next, anchor: ticketId };
}

/** Chooses everything from the last one touched to this one, in the order of the list; without a last one only this one. */
export function extended({ chosen, anchor }: Selection, ticketId: string, order: readonly string[]): Selection {
  const [from, to] = [order.indexOf(anchor ?? ticketId), order.indexOf(ticketId)].sort((one, other) => one - other);
  if (from === undefined || to === undefined || from < 0) return toggled({ chosen, anchor }, ticketId);
  return { chosen: limited([...chosen, ...order.slice(from, to + 1)]), anchor: ticketId };
}

/** Chooses all of the list, or none when all of it is chosen already. */
export function allOrNone({ chosen }: Selection, order: readonly string[]): Selection {
  const all = limited(order);
  return [...all].every((ticketId) => chosen.has(ticketId)) ? nothingChosen : { chosen: all, anchor: undefined };
}

function limited(ids: readonly string[]): ReadonlySet<string> {
  return new Set([...new Set(ids)].slice(0, mostChosen));
}
