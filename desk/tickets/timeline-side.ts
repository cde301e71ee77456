/** What the requester sees of a ticket's facts, in whatever words. */
const seen: ReadonlySet<string> = new Set([
  'ticket-opened',
  'reply-sent',
  'reply-passed-on',
  'ticket-resolved',
  'ticket-closed',
  'ticket-reopened',
  'ticket-cancelled',
]);

/** Whose eyes an entry of the timeline is for: the requester's too, agents' only, or nobody's in particular: the desk did it by itself. */
export function sideOf(name: string, actor: string, payload: Readonly<Record<string, unknown>>): 'public' | 'internal' | 'system' {
  if (seen.has(name)) return 'public';
  if (name === 'evidence-attached') return payload.public === true ? 'public' : 'internal';
  return actor === 'system' || name.startsWith('clock-') ? 'system' : 'internal';
}
