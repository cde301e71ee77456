import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { openDeskForCommand } from '../cli/open-desk.ts';
import { openTicket, replyToRequester } from '../desk/tickets/contract.ts';
import { openClient } from '../estate/clients/contract.ts';
import { formTeam, registerRequester } from '../estate/people/contract.ts';
import { systemAuthority } from '../platform/authority.ts';
import { issueApiToken } from '../platform/identity/contract.ts';
import { inWork, type WorkPlace } from '../platform/in-work.ts';
import type { Exchange } from '../platform/module.ts';
import type { Operation } from '../platform/operation.ts';
import { type EmbeddedServer, startEmbedded } from '../platform/postgres/embedded.ts';
import { refreshStatistics } from '../platform/postgres/refresh-statistics.ts';
import { wordsOf } from './words-of.ts';

/** A desk served by its own command on its own PostgreSQL, with a client, a requester, some tickets and a token. */
export interface BenchedDesk {
  readonly url: string;
  readonly token: string;
  readonly requesterId: string;
  readonly ticketId: string;
  readonly desk: ChildProcess;
  readonly thinUrl: string;
  readonly thin: ChildProcess;
  readonly thinRow: string;
  readonly server: EmbeddedServer;
  readonly folder: string;
  /** Runs one SQL statement as the owner, for the bare floor. */
  readonly place: WorkPlace;
  stop(): Promise<void>;
}

/** Where the desk says that it is reached. */
export const listening = /http:\/\/[^\s/]+:\d+/;

/** Tickets before anything is measured. */
const seededTickets = 2_000;
/** Entries on the ticket that is read. */
const seededReplies = 14;

/** Opens one for a benchmark. */
export async function openBenchedDesk(): Promise<BenchedDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-bench-'));
  const server = await startEmbedded({ dataFolder: folder });
  const seeding = await openDeskForCommand({ data: folder, 'database-url': undefined });
  const seeded = await seed(seeding.place);
  const { desk, url } = await serve(folder);
  const connection = server.connectionTo('postgres');
  const thin = spawn(
    process.execPath,
    [
      'bench/thin.ts',
      `postgres://${connection.user}@/postgres?host=${encodeURIComponent(String(connection.host))}&port=${connection.port}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await createThinTable(server);
  const port = await wordsOf(thin.stdout, /\d+(?=\n)/);
  return {
    ...seeded,
    url,
    desk,
    thin,
    thinUrl: `http://127.0.0.1:${port}/`,
    thinRow: '1',
    server,
    folder,
    place: seeding.place,
    stop: async () => {
      for (const child of [desk, thin]) await ended(child);
      await seeding.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function seed(place: WorkPlace) {
  const clientId = (await does(place, openClient, { name: 'Northgate Credit Union', code: 'NCU', timeZone: 'UTC' })).clientId;
  for (const [name, tier, intake] of [
    ['Service desk', 1, true],
    ['Second line', 2, false],
    ['Engineering', 3, false],
  ] as const)
    await does(place, formTeam, { name, tier, intake });
  const { requesterId } = await does(place, registerRequester, { clientId, name: 'Kim' });
  const { token } = await does(place, issueApiToken, {
    name: 'Bench',
    scopes: ['ticket.open', 'ticket.read', 'ticket.reply', 'queue.read'],
    clientId: null,
  });
  let ticketId = '';
  for (let number = 0; number < seededTickets; number += 1)
    ticketId = (await does(place, openTicket, { requesterId, title: `Seeded ticket ${number}` })).ticketId;
  for (let number = 0; number < seededReplies; number += 1) await does(place, replyToRequester, { ticketId, body: `Answer ${number}` });
  await refreshStatistics(place.database, ['log', 'tickets', 'clocks', 'workbench', 'people', 'clients', 'identity']);
  return { requesterId, token, ticketId };
}

/** Runs an operation as the desk itself, inside one transaction. */
export async function does<Served extends Operation>(
  place: WorkPlace,
  operation: Served,
  input: z.input<Served['input']>,
): Promise<z.output<Served['reply']>> {
  const served = place.program.operations.find((one) => one.operation.name === operation.name);
  if (served === undefined || !('run' in served)) throw new Error(`${operation.name} is not served inside work`);
  const authority = { ...systemAuthority, grants: [{ clientId: null, role: 'desk_admin' as const }] };
  const nothing = () => undefined;
  const exchange: Exchange = {
    address: '127.0.0.1',
    userAgent: 'bench',
    requestId: randomUUID(),
    authority,
    setHeader: nothing,
    setSessionCookie: nothing,
    clearSessionCookie: nothing,
    sendBytes: async () => undefined,
  };
  // Parsed by the operation's own schemas on both ways; the registry's types are wider.
  const reply = await inWork(place, { authority, reach: '*' }, (work) => served.run(work, operation.input.parse(input) as never, exchange));
  return operation.reply.parse(reply) as z.output<Served['reply']>;
}

async function serve(folder: string): Promise<{ readonly desk: ChildProcess; readonly url: string }> {
  const desk = spawn(process.execPath, ['cli/secondline.ts', 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SECONDLINE_DATA: folder, PORT: '0', HOST: '127.0.0.1' },
  });
  const url = await wordsOf(desk.stdout, listening);
  return { desk, url: url.replace('localhost', '127.0.0.1') };
}

async function createThinTable(server: EmbeddedServer): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(server.connectionTo('postgres'));
  await client.connect();
  await client.query(`create table bench_thin (id bigint generated always as identity primary key, title text not null, requester_id uuid not null, state text not null);
    insert into bench_thin (title, requester_id, state) values ('first', gen_random_uuid(), 'new')`);
  await client.end();
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
