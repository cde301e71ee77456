import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { systemAuthority } from '../../platform/authority.ts';
import { type HandClock, handClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/config.ts';
import { createDenials, type Denials } from '../../platform/denials/index.ts';
import { createServer } from '../../platform/http/index.ts';
import { createDoor, csrfTokenOf, type IdentityDoor, openSession, reachFor } from '../../platform/identity/index.ts';
import { openAccount } from '../../platform/identity/open-account.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import { openInstallSecret } from '../../platform/install-secret.ts';
import { openSealKeys } from '../../platform/log/seal-keys.ts';
import { noteMailServer } from '../../platform/mail/index.ts';
import type { Role } from '../../platform/permissions.ts';
import { openLog } from '../../platform/telemetry.ts';
import { freshPlace } from '../database.ts';
import { type Knock, type Sent, sendBy } from './send.ts';

/** Somebody at the port: with a browser's session, with an API token, or with nothing. */
export interface Caller {
  readonly name: string;
  readonly role: Role | 'anonymous';
  readonly accountId?: string;
  readonly cookie?: string;
  readonly csrf?: string;
  readonly token?: string;
}

/** The desk as an attacker meets it: one port, the whole program behind it, and the database to look into afterwards. */
export interface Surface {
  readonly place: WorkPlace;
  readonly clock: HandClock;
  readonly door: IdentityDoor;
  readonly url: string;
  /** The record of what was denied; kept where a test asks for it, since it writes beside everything else. */
  readonly denials?: Denials | undefined;
  /** What the desk's log of its own troubles says, a JSON object per line. */
  readonly logged: readonly string[];
  /** Administers the desk for every client. */
  readonly founder: Caller;
  knock(knock: Knock): Promise<Sent>;
  /** Asks for an operation by name, as its contract says it travels. */
  ask(caller: Caller, operation: string, input: Readonly<Record<string, unknown>>, more?: AskedWith): Promise<Sent>;
  /** The same where it must be done; answers the reply. */
  must(caller: Caller, operation: string, input: Readonly<Record<string, unknown>>, more?: AskedWith): Promise<Reply>;
  /** Another browser of the same person: a new session. Programs have none and stay as they are. */
  again(caller: Caller): Promise<Caller>;
  /** A browser in which this account is signed in, without the work of looking at a password. */
  signedIn(accountId: string, role: Role): Promise<Caller>;
}

export interface AskedWith {
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array;
}

/** A reply's fields. Tests read what they themselves had made. */
export type Reply = Readonly<Record<string, string>>;

export const anonymous: Caller = { name: 'nobody', role: 'anonymous' };

/** What a caller carries to the door. */
export function carried({ cookie, csrf, token }: Caller): Record<string, string> {
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  return { ...(cookie !== undefined && { cookie }), ...(csrf !== undefined && { 'x-csrf-token': csrf }) };
}

/** Opens the port for one test file. The clock stands at a working hour. */
export async function openSurface({ keepsDenials = false } = {}): Promise<Surface> {
  const clock = handClock('2026-03-02T09:00:00Z');
  const keyFolder = await mkdtemp(join(tmpdir(), 'secondline-attacks-'));
  const logged: string[] = [];
  const log = openLog('info', { write: (line) => logged.push(line) });
  let door: IdentityDoor | undefined;
  const place: WorkPlace = {
    ...(await freshPlace(clock)),
    keys: await openSealKeys(keyFolder),
    secret: await openInstallSecret(keyFolder),
    log,
    afterCommit: (facts) => door?.heard(facts),
  };
  const ownDoor = createDoor(place);
  door = ownDoor;
  // Guessing has limits of its own; these would only slow the attacks down.
  const config = { ...readConfig({ port: '0', host: '127.0.0.1' }, {}), signInsPerMinute: 100_000, uploadMegabytes: 1 };
  const denials = keepsDenials ? createDenials(place) : undefined;
  const server = createServer(place, { door: ownDoor, reachFor, config, log, denied: denials?.note });
  const { port } = await server.listen();
  const url = `http://127.0.0.1:${port}`;
  after(async () => {
    await server.drain();
    await denials?.close();
    await rm(keyFolder, { recursive: true, force: true });
  });
  await noteMailServer(place, { configured: true, baseUrl: url });

  const send = sendBy(url, place.program);
  const signedIn: Surface['signedIn'] = (accountId, role) =>
    inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
      const { secret } = await openSession(work, accountId, { address: '127.0.0.1', userAgent: 'a browser' });
      return { name: role, role, accountId, cookie: `secondline=${secret}`, csrf: csrfTokenOf(secret) };
    });
  const ask: Surface['ask'] = (caller, operation, input, { headers = {}, bytes } = {}) =>
    send.operation(operation, input, { headers: { ...carried(caller), ...headers }, ...(bytes && { bytes }) });
  return {
    place,
    clock,
    door: ownDoor,
    url,
    denials,
    logged,
    founder: await found(place, signedIn),
    knock: send.knock,
    ask,
    must: async (caller, operation, input, more) => {
      const sent = await ask(caller, operation, input, more);
      assert.ok(sent.status < 300, `${caller.name}: ${operation} ${sent.status} ${sent.text}`);
      // Whatever the contract says; tests name the fields they know.
      return (sent.json ?? {}) as Reply;
    },
    again: async (caller) =>
      caller.accountId === undefined || caller.role === 'anonymous' || caller.token !== undefined
        ? caller
        : { ...(await signedIn(caller.accountId, caller.role)), name: caller.name },
    signedIn,
  };
}

async function found(place: WorkPlace, signedIn: Surface['signedIn']): Promise<Caller> {
  const accountId = await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    const id = work.newId();
    const grants = [{ clientId: null, role: 'desk_admin' }] as const;
    await openAccount(work, { id, kind: 'agent', clientId: null, name: 'Dana', email: 'dana@secondline.example', grants });
    return id;
  });
  return { ...(await signedIn(accountId, 'desk_admin')), name: 'founder' };
}
