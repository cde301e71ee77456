import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { openTicket } from '../desk/tickets/contract.ts';
import type { Authority, Grant } from '../platform/authority.ts';
import { systemAuthority } from '../platform/authority.ts';
import { type HandClock, handClock } from '../platform/clock.ts';
import { reachFor } from '../platform/identity/index.ts';
import { inWork, type WorkPlace } from '../platform/in-work.ts';
import { type Exchange, noBytes } from '../platform/module.ts';
import type { Operation } from '../platform/operation.ts';
import { notFound, type RefusalKind, Refused } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { type Cast, hireCast } from './cast.ts';
import { freshPlace } from './database.ts';

/** Somebody of the cast, with what the door would let them do. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly authority: Authority;
}

/** A desk with the cast at work on three fresh clients, and a clock moved by hand. */
export interface Desk extends Cast {
  readonly place: WorkPlace;
  readonly clock: HandClock;
  moveClockTo(instant: string): void;
  /** Runs an operation as this person, through its contract: input parsed, permission and reach as at the door, reply parsed. */
  does<Served extends Operation>(
    person: Person,
    operation: Served,
    input: z.input<Served['input']>,
    exchange?: Partial<Exchange>,
  ): Promise<z.output<Served['reply']>>;
  /** Runs work as this person, for functions that are no operations. */
  as<Result>(person: Person, run: (work: Work) => Promise<Result>): Promise<Result>;
  /** Runs work as the desk itself. */
  asDesk<Result>(run: (work: Work) => Promise<Result>): Promise<Result>;
  /** Kim of Northgate asks for help; Ada takes it down. Answers the ticket's id. */
  openTicket(fields?: Partial<z.input<typeof openTicket.input>>): Promise<string>;
}

let filePlace: Promise<{ readonly place: WorkPlace; readonly clock: HandClock }> | undefined;

/**
 * Opens a desk for one test. Tests of one file share a database; each has clients of its own, so that every test proves the
 * wall between clients on the way.
 */
export async function openDesk(startsAt = '2026-03-02T09:00:00Z'): Promise<Desk> {
  filePlace ??= (async () => {
    const clock = handClock(startsAt);
    return { place: await freshPlace(clock), clock };
  })();
  const { place, clock } = await filePlace;
  clock.moveTo(startsAt);

  const does: Desk['does'] = async <Served extends Operation>(
    person: Person,
    operation: Served,
    input: z.input<Served['input']>,
    exchange: Partial<Exchange> = {},
  ): Promise<z.output<Served['reply']>> => {
    const { permission } = operation;
    const reach = permission === 'public' || permission === 'signed_in' ? [] : reachFor(person.authority, permission);
    const parsed = operation.input.parse(input);
    const served = place.program.operations.find((one) => one.operation.name === operation.name);
    assert.ok(served !== undefined && 'run' in served, `${operation.name} is served inside work`);
    const options = { authority: person.authority, reach, readOnly: operation.method === 'GET' || operation.readOnly === true };
    // The handler's input type is the parsed one; the registry cannot say so.
    const reply = await inWork(place, options, (work) =>
      served.run(work, parsed as never, { ...plainExchange(person.authority), ...exchange }),
    );
    // The reply was parsed by the operation's own schema; the registry's types are wider.
    return operation.reply.parse(reply) as z.output<Served['reply']>;
  };
  const as: Desk['as'] = (person, run) => inWork(place, { authority: person.authority, reach: reachOf(person.authority.grants) }, run);
  const asDesk: Desk['asDesk'] = (run) => inWork(place, { authority: systemAuthority, reach: '*' }, run);
  const cast = await hireCast(does);
  return {
    ...cast,
    place,
    clock,
    does,
    as,
    asDesk,
    moveClockTo: (instant) => clock.moveTo(instant),
    openTicket: async (fields = {}) => {
      const opened = await does(cast.ada, openTicket, {
        requesterId: cast.kim.id,
        title: 'The printer on floor 2 prints blank pages',
        ...fields,
      });
      return opened.ticketId;
    },
  };
}

/** Expects a documented "no" and answers the facts that came with it. */
export async function expectRefusal(doing: Promise<unknown>, kind: RefusalKind): Promise<Readonly<Record<string, unknown>>> {
  try {
    await doing;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    assert.equal(error.kind.code, kind.code);
    return error.facts;
  }
  return assert.fail(`Expected ${kind.code}, but it was done`);
}

/** Expects the answer that an unknown thing gets, which is also what another client's thing gets. */
export const expectNotFound = (doing: Promise<unknown>) => expectRefusal(doing, notFound);

function reachOf(grants: readonly Grant[]): '*' | readonly string[] {
  return grants.some((grant) => grant.clientId === null) ? '*' : grants.flatMap((grant) => grant.clientId ?? []);
}

function plainExchange(authority: Authority): Exchange {
  const unexpected = () => assert.fail('This operation sends no file');
  return {
    address: '127.0.0.1',
    userAgent: 'test',
    requestId: randomUUID(),
    authority,
    header: () => undefined,
    setHeader: () => undefined,
    setSessionCookie: () => undefined,
    clearSessionCookie: () => undefined,
    bytes: noBytes,
    sendBytes: unexpected,
  };
}
