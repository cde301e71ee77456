import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { anonymousAuthority, type Grant, systemAuthority } from '../platform/authority.ts';
import { type HandClock, handClock } from '../platform/clock.ts';
import { claimAttempt } from '../platform/identity/attempts.ts';
import * as contract from '../platform/identity/contract.ts';
import { givePassword } from '../platform/identity/credentials.ts';
import { createDoor, type IdentityDoor } from '../platform/identity/door.ts';
import { hashPassword, mayUse, openAccount, openSession, reachFor } from '../platform/identity/index.ts';
import { inWork, type WorkPlace } from '../platform/in-work.ts';
import { type Exchange, noBytes } from '../platform/module.ts';
import type { Operation } from '../platform/operation.ts';
import { notPermitted, notSignedIn, refuse } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { freshPlace } from './database.ts';

/** What somebody carries to the door, and from where. */
export interface Carrying {
  readonly session?: string;
  readonly token?: string;
  readonly address?: string;
  readonly userAgent?: string;
}

/** What came back: the reply, and the cookie that was set or cleared on the way. */
export interface Answered<Reply> {
  readonly reply: Reply;
  readonly session?: string;
  readonly cleared: boolean;
}

/** Whom an account is opened for. */
export interface Hiring {
  readonly kind?: 'agent' | 'requester';
  readonly clientId?: string | null;
  readonly grants?: readonly Grant[];
  readonly password?: string;
}

/** A desk's door with people before it, on a real database; no port is opened. */
export interface IdentityDesk {
  readonly place: WorkPlace;
  readonly clock: HandClock;
  readonly door: IdentityDoor;
  /** A second node on the same database, that hears of nothing. Its milliseconds are moved by hand. */
  readonly otherNode: { readonly door: IdentityDoor; elapse(milliseconds: number): void };
  asks<Served extends Operation>(operation: Served, input: unknown, carrying?: Carrying): Promise<Answered<z.output<Served['reply']>>>;
  asDesk<Result>(run: (work: Work) => Promise<Result>): Promise<Result>;
  /** Opens an account with a password: an agent's for all clients unless something else is said. */
  hire(name: string, options?: Hiring): Promise<{ readonly id: string; readonly email: string }>;
  signsIn(email: string, password?: string, from?: Carrying): Promise<string>;
  /** A session of an account, as if it had signed in, without the work of looking at a password. */
  sessionOf(accountId: string): Promise<string>;
  /** Attempts at an address, counted as sign-ins are, without the work of looking at a password. */
  guesses(email: string, count: number, addressOf?: (guess: number) => string): Promise<void>;
}

export const goodPassword = 'correct horse battery';

const anAgent: readonly Grant[] = [{ clientId: null, role: 'tier1_agent' }];

/** Everybody's first password, hashed once: hashing is slow on purpose. */
let goodHash: Promise<string> | undefined;

let filePlace: Promise<WorkPlace> | undefined;
const clock = handClock('2026-03-02T09:00:00Z');
let opened = 0;

/**
 * Opens the door for one test. Tests of one file share a database and everybody has an address of their own, unless `fresh` asks for a
 * desk where nobody has ever been.
 */
export async function openIdentityDesk({ fresh = false } = {}): Promise<IdentityDesk> {
  opened += 1;
  const desk = opened;
  clock.moveTo('2026-03-02T09:00:00Z');
  if (!fresh) filePlace ??= freshPlace(clock);
  let door: IdentityDoor | undefined;
  const place: WorkPlace = {
    ...(await (filePlace === undefined || fresh ? freshPlace(clock) : filePlace)),
    afterCommit: (facts) => door?.heard(facts),
  };
  const ownDoor = createDoor(place);
  door = ownDoor;
  let milliseconds = 0;
  const otherDoor = createDoor(place, () => milliseconds);

  const asDesk: IdentityDesk['asDesk'] = (run) => inWork(place, { authority: systemAuthority, reach: '*' }, run);
  const asks: IdentityDesk['asks'] = async <Served extends Operation>(
    operation: Served,
    input: unknown,
    carrying: Carrying = {},
  ): Promise<Answered<z.output<Served['reply']>>> => {
    const visitor = await ownDoor.admit({
      ...(carrying.token !== undefined && { bearer: carrying.token }),
      ...(carrying.session !== undefined && { session: carrying.session }),
    });
    const authority = visitor?.authority ?? anonymousAuthority;
    if (!mayUse(authority, operation.permission)) refuse(visitor === undefined ? notSignedIn : notPermitted);
    const cookie: { session?: string; cleared: boolean } = { cleared: false };
    const exchange: Exchange = {
      address: carrying.address ?? `10.0.0.${desk}`,
      userAgent: carrying.userAgent ?? 'test',
      requestId: randomUUID(),
      authority,
      ...(visitor !== undefined && carrying.session !== undefined && { sessionSecret: carrying.session }),
      header: () => undefined,
      setHeader: () => undefined,
      setSessionCookie: (secret) => {
        cookie.session = secret;
      },
      clearSessionCookie: () => {
        cookie.cleared = true;
      },
      bytes: noBytes,
      sendBytes: () => assert.fail('No operation of identity sends a file'),
    };
    const served = place.program.operations.find((one) => one.operation.name === operation.name);
    assert.ok(served !== undefined, `${operation.name} is served`);
    // The handler's input type is the parsed one; the registry cannot say so.
    const parsed = operation.input.parse(input) as never;
    const readOnly = operation.method === 'GET' || operation.readOnly === true;
    const reply =
      'runApart' in served
        ? await served.runApart(place, parsed, exchange)
        : await inWork(place, { authority, reach: reachFor(authority, operation.permission), readOnly }, (work) =>
            served.run(work, parsed, exchange),
          );
    // The reply was parsed by the operation's own schema; the registry's types are wider.
    return { reply: operation.reply.parse(reply) as z.output<Served['reply']>, ...cookie };
  };

  return {
    place,
    clock,
    door: ownDoor,
    otherNode: {
      door: otherDoor,
      elapse: (more) => {
        milliseconds += more;
      },
    },
    asks,
    asDesk,
    hire: async (name, { kind = 'agent', clientId = null, grants = anAgent, password } = {}) => {
      goodHash ??= hashPassword(goodPassword);
      const passwordHash = await (password === undefined ? goodHash : hashPassword(password));
      const email = `${name}.${desk}@secondline.example`;
      const id = await asDesk(async (work) => {
        const accountId = work.newId();
        await openAccount(work, { id: accountId, kind, clientId, name, email, grants });
        await work.flush();
        await givePassword(work, { id: accountId, clientId }, { passwordHash, by: 'invitation' });
        return accountId;
      });
      return { id, email };
    },
    signsIn: async (email, password = goodPassword, from = {}) => {
      const { session } = await asks(contract.signIn, { email, password }, from);
      return session ?? assert.fail('Signing in sets a cookie');
    },
    sessionOf: (accountId) =>
      asDesk(async (work) => (await openSession(work, accountId, { address: `10.0.0.${desk}`, userAgent: 'Office' })).secret),
    guesses: async (email, count, addressOf = () => `10.0.0.${desk}`) => {
      for (let guess = 1; guess <= count; guess += 1) await claimAttempt(place, { purpose: 'sign_in', email, address: addressOf(guess) });
    },
  };
}

/** Counts the passwords that are hashed while something runs. */
export async function countHashes(run: () => Promise<unknown>): Promise<number> {
  let hashes = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (/argon2/i.test(type)) hashes += 1;
    },
  }).enable();
  try {
    await run();
  } finally {
    hook.disable();
  }
  return hashes;
}
