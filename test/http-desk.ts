import { createHash, randomBytes } from 'node:crypto';
import { after } from 'node:test';
import { modules } from '../cli/modules.ts';
import { systemAuthority } from '../platform/authority.ts';
import { handClock } from '../platform/clock.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { createServer, type DeskServer } from '../platform/http/index.ts';
import { createDoor, csrfTokenOf, reachFor } from '../platform/identity/index.ts';
import { openAccount } from '../platform/identity/open-account.ts';
import { openSession } from '../platform/identity/sessions.ts';
import { inWork, type WorkPlace } from '../platform/in-work.ts';
import type { Role } from '../platform/permissions.ts';
import { program } from '../platform/program.ts';
import { type Log, openLog } from '../platform/telemetry.ts';
import { freshDatabase } from './database.ts';
import { notes } from './http-notes.ts';

/** Somebody who may knock: with an API token, and with a browser's session. */
export interface Caller {
  readonly token: string;
  readonly cookie: string;
  readonly csrf: string;
}

/** The port, opened on a real database, with the notes module behind it. */
export interface HttpDesk {
  readonly place: WorkPlace;
  readonly server: DeskServer;
  readonly url: string;
  readonly clock: ReturnType<typeof handClock>;
  readonly log: Log;
  /** What was logged, a JSON object per line. */
  readonly logged: string[];
  hire(role: Role): Promise<Caller>;
  count(title: string): Promise<number>;
}

/** Opens a port for one test file. */
export async function openHttpDesk(settings: Partial<Config> = {}, webFolder?: string): Promise<HttpDesk> {
  const clock = handClock('2026-03-02T09:00:00Z');
  const database = await freshDatabase();
  await database.pool.query(`create schema trial;
    create table trial.note (id uuid primary key, title text not null, version int not null, written_by text not null);
    grant usage on schema trial to secondline_app;
    grant select, insert, update, delete on trial.note to secondline_app`);
  const place: WorkPlace = { database, clock, program: program([...modules.filter(({ floor }) => floor === 'platform'), notes]) };
  const logged: string[] = [];
  const log = openLog('info', { write: (line) => logged.push(line) });
  const config = { ...readConfig({ port: '0', host: '127.0.0.1' }, {}), ...settings };
  const server = createServer(place, {
    door: createDoor(place),
    reachFor,
    config,
    log,
    ...(webFolder !== undefined && { webFolder }),
  });
  const { port } = await server.listen();
  after(() => server.drain());
  return {
    place,
    server,
    clock,
    log,
    logged,
    url: `http://127.0.0.1:${port}`,
    hire: (role) => hire(place, role),
    count: async (title) => {
      const { rows } = await database.pool.query<{ count: number }>('select count(*) from trial.note where title = $1', [title]);
      return rows[0]?.count ?? 0;
    },
  };
}

/** An account with a role for all clients, a session and an API token that may do all its role may. */
async function hire(place: WorkPlace, role: Role): Promise<Caller> {
  const secret = randomBytes(32).toString('base64url');
  const token = `sl_${secret}`;
  const session = await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    const id = work.newId();
    await openAccount(work, { id, kind: 'agent', clientId: null, name: role, email: null, grants: [{ clientId: null, role }] });
    await work.flush();
    return { ...(await openSession(work, id, { address: '127.0.0.1', userAgent: 'test' })), accountId: id };
  });
  const scopes = ['ticket.open', 'ticket.read', 'client.manage'];
  const at = place.clock.now();
  await place.database.sql
    .insertInto('identity.api_token')
    .values({
      id: session.sessionId,
      account_id: session.accountId,
      name: 'test',
      scopes,
      secret_hash: createHash('sha256').update(token).digest(),
      issued_by: 'system',
      issued_at: at,
    })
    .execute();
  return { token, cookie: `secondline=${session.secret}`, csrf: csrfTokenOf(session.secret) };
}
