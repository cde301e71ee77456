import type { Role } from '../../platform/permissions.ts';
import type { Ids, Side } from './side.ts';
import { anonymous, type Caller, type Surface } from './surface.ts';

export type Input = Readonly<Record<string, unknown>>;

/** How one operation is asked for, so that every attack can be tried on it. */
export interface Case {
  /** Who does it at their own client: a role of the side, the founder who serves every client, or nobody. */
  readonly as: Role | 'founder' | 'anonymous';
  /** Makes what it is done to, so that it can be done once more. */
  readonly before?: (surface: Surface, side: Side) => Promise<Ids>;
  /** Its input from ids; whichever it reads are the ids it can be attacked by. `once` differs from call to call. */
  readonly input: (ids: Ids, once: string) => Input;
  /** Other ways to ask, for lists: filters, searches, pages. */
  readonly also?: readonly ((ids: Ids) => Input)[];
  readonly bytes?: Uint8Array;
  /** Somebody made for this alone, where doing it ends every session of whoever does it. */
  readonly doer?: (surface: Surface, side: Side) => Promise<Caller>;
  /** It ends the session it is asked in. */
  readonly endsSession?: true;
  /** Works on passwords, which is slow on purpose: tried with a few roles instead of with all. */
  readonly slow?: true;
  /** Only for who serves every client, whatever the role. */
  readonly deskWide?: true;
  /** Not for programs, whatever their scopes: they have no password and no name to show. */
  readonly notForPrograms?: true;
  /** It asks for a signature that nobody here can make: this is what everybody is told, about whatever id. */
  readonly unsignedSays?: string;
  /** Changes what all clients share: agents and their teams. */
  readonly changesStaff?: true;
}

let calls = 0;

/** A word that was never used before. */
export function once(): string {
  calls += 1;
  return `n${calls}`;
}

/** Whoever does it, of this side; in a session that may end by it. */
export async function doerOf({ as, doer, endsSession }: Case, surface: Surface, side: Side): Promise<Caller> {
  if (doer !== undefined) return doer(surface, side);
  const caller = as === 'founder' ? surface.founder : as === 'anonymous' ? anonymous : side.callers[as];
  return endsSession ? surface.again(caller) : caller;
}

/** The side's ids, with what is made anew for this case. */
export async function idsFor({ before }: Case, surface: Surface, side: Side): Promise<Ids> {
  return before === undefined ? side.ids : { ...side.ids, ...(await before(surface, side)) };
}

/** Another of the caller's own sessions; who has none gets an id that is nobody's. */
export async function sessionOf(surface: Surface, caller: Caller): Promise<string> {
  if (caller.cookie === undefined) return crypto.randomUUID();
  const { items } = (await surface.ask(await surface.again(caller), 'listSessions', {})).json as { items: { sessionId: string }[] };
  return items.at(-1)?.sessionId ?? '';
}

/** An act that this caller holds; who may hold none gets an id that is nobody's. */
async function heldActOf(surface: Surface, caller: Caller, { takenTicketId: ticketId = '' }: Ids): Promise<string> {
  const input = { ticketId, resolution: 'A new cable', tellRequester: 'It works again.' };
  const held = await surface.ask(caller, 'holdAct', { operation: 'resolveTicket', label: 'Resolving it', input });
  return held.status < 300 ? (held.json as { heldActId: string }).heldActId : crypto.randomUUID();
}

/** Adds another of the caller's own sessions, or an act they hold, where the operation is about one. */
export async function withSession(surface: Surface, path: string, caller: Caller, ids: Ids): Promise<Ids> {
  if (path.includes(':heldActId')) return { ...ids, heldActId: await heldActOf(surface, caller, ids) };
  return path.includes(':sessionId') ? { ...ids, sessionId: await sessionOf(surface, caller) } : ids;
}

/** Ids in the path, each of which must be the caller's own to come any further. */
export const pathIds = (path: string): readonly string[] => [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name ?? '');

/** The ids that a case can be attacked by: those its input reads. */
export function idsReadBy(ask: (ids: Ids) => unknown, ids: Ids): readonly string[] {
  const read = new Set<string>();
  const watched = new Proxy(ids, {
    get: (target, name) => {
      if (typeof name === 'string' && name in target) read.add(name);
      return Reflect.get(target, name);
    },
  });
  ask(watched);
  return [...read];
}
