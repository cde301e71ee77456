import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { openDeskForCommand } from '../cli/open-desk.ts';
import { openTicket, replyToRequester } from '../desk/tickets/contract.ts';
import { openClient } from '../estate/clients/contract.ts';
import { formTeam, registerRequester } from '../estate/people/contract.ts';
import { systemAuthority } from '../platform/authority.ts';
import { issueApiToken } from '../platform/identity/contract.ts';
import { inWork, type WorkPlace } from '../platform/in-work.ts';
import { type Exchange, noBytes } from '../platform/module.ts';
import type { Operation } from '../platform/operation.ts';
import { type EmbeddedServer, startEmbedded } from '../platform/postgres/embedded.ts';
import { refreshStatistics } from '../platform/postgres/refresh-statistics.ts';
import { fill } from './corpus.ts';
import { wordsOf } from './words-of.ts';

/** A desk served by its own command on its own PostgreSQL, with a client, a requester, some tickets and a token. */
export interface BenchedDesk {
  readonly url: string;
  readonly token: string;
  /** A token that reaches one client alone. */
  readonly clientToken: string;
  readonly requesterId: string;
  readonly ticketId: string;
  readonly tickets: number;
  readonly requests: number;
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

/** What a desk is opened with. */
export interface BenchOptions {
  /** Tickets before anything is measured; 15 of 100 are open. */
  readonly tickets: number;
  /** A folder in which the filled data folder stays for the next run. */
  readonly keep?: string | undefined;
  /** Requests of one run: enough that a hundredth of a second of processor time is small beside them. */
  readonly requests: number;
}

const clients = 10;
const requestersOfClient = 5;
/** Entries on the ticket that is read. */
const seededReplies = 14;

/** Opens one for a benchmark. */
export async function openBenchedDesk({ tickets, keep, requests }: BenchOptions): Promise<BenchedDesk> {
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'secondline-bench-')) : join(resolve(keep), `tickets-${tickets}`);
  const server = await startEmbedded({ dataFolder: folder });
  const seeding = await openDeskForCommand({ data: folder, 'database-url': undefined });
  const note = join(folder, 'bench-seeded.json');
  // Written below when a corpus is whole; a folder without it was left half filled.
  const seeded = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as Seeded) : await seed(seeding.place, tickets);
  writeFileSync(note, JSON.stringify(seeded));
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
  await createThinTable(server, tickets);
  const port = await wordsOf(thin.stdout, /\d+(?=\n)/);
  return {
    ...seeded,
    tickets,
    requests,
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
      if (keep === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

type Seeded = Pick<BenchedDesk, 'token' | 'clientToken' | 'requesterId' | 'ticketId'>;

async function seed(place: WorkPlace, tickets: number): Promise<Seeded> {
  const requesters: { id: string; clientId: string; name: string }[] = [];
  for (let client = 0; client < clients; client += 1) {
    const { clientId } = await does(place, openClient, { name: `Credit Union ${client}`, code: `CU${client}`, timeZone: 'UTC' });
    for (let requester = 0; requester < requestersOfClient; requester += 1) {
      const name = `Kim ${requester}`;
      const { requesterId: id } = await does(place, registerRequester, { clientId, name });
      requesters.push({ id, clientId, name });
    }
  }
  const teamIds: string[] = [];
  for (const [name, tier, intake] of [
    ['Service desk', 1, true],
    ['Second line', 2, false],
    ['Engineering', 3, false],
  ] as const)
    teamIds.push((await does(place, formTeam, { name, tier, intake })).teamId);
  const [first] = requesters;
  if (first === undefined) throw new Error('Nobody asks');

  await fill(place, { requesters, teamIds }, tickets, (line) => console.log(`  ${line}`));
  const { ticketId } = await does(place, openTicket, { requesterId: first.id, title: 'The one that is read' });
  for (let number = 0; number < seededReplies; number += 1) await does(place, replyToRequester, { ticketId, body: `Answer ${number}` });
  const tokenFor = async (name: string, clientId: string | null) =>
    (await does(place, issueApiToken, { name, scopes: ['ticket.open', 'ticket.read', 'ticket.reply', 'queue.read'], clientId })).token;
  const [token, clientToken] = [await tokenFor('Bench', null), await tokenFor('Bench of one client', first.clientId)];
  await refreshStatistics(place.database, ['log', 'tickets', 'clocks', 'workbench', 'people', 'clients', 'identity']);
  return { requesterId: first.id, token, clientToken, ticketId };
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
    header: nothing,
    setHeader: nothing,
    setSessionCookie: nothing,
    clearSessionCookie: nothing,
    bytes: noBytes,
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

/** As many rows as the desk has tickets, and the one index that a list needs. */
async function createThinTable(server: EmbeddedServer, tickets: number): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(server.connectionTo('postgres'));
  await client.connect();
  await client.query(`drop table if exists bench_thin;
    create table bench_thin (id bigint generated always as identity primary key, title text not null, requester_id uuid not null, state text not null,
      act_by timestamptz not null default timestamptz '9999-12-31');
    insert into bench_thin (title, requester_id, state, act_by)
      select 'The printer prints blank pages ' || n, gen_random_uuid(), case when n * 37 % 100 >= 15 then 'closed' else 'new' end,
        timestamptz '2026-01-01' + n * interval '30 seconds' from generate_series(1, ${Math.max(1, tickets)}) as n;
    create index on bench_thin (act_by, id) where state <> 'closed';
    analyze bench_thin`);
  await client.end();
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
