import { type BenchedDesk, type BenchOptions, openBenchedDesk } from './benched-desk.ts';
import { cpuMilliseconds } from './cpu.ts';
import type { Shot } from './load.ts';
import { type Cost, line, measure } from './measure.ts';

const runs = 3;

/** P1 and P3: a ticket created by REST, one client at a time, beside thin Node and one bare INSERT. */
export async function p01(desk: BenchedDesk): Promise<readonly string[]> {
  const product = await ofDesk(desk, creating(desk), 1);
  const thin = await ofThin(desk, thinCreating(desk), 1);
  const bare = await bareInsert(desk);
  return [
    'P1 create a ticket by REST (must: 2.0 CPU ms, remarkable: 0.8)',
    line('product', product),
    line('thin Node', thin),
    `  ${'bare SQL'.padEnd(16)} ${bare.cpuMilliseconds.toFixed(3)} CPU ms/insert   ${bare.perSecond.toFixed(0).padStart(6)}/s`,
    `P3 share of the floor (must: 5 % of one-statement INSERT): ${percent(product.perSecond / bare.perSecond)} of bare PostgreSQL, ${percent(product.perSecond / thin.perSecond)} of thin Node; CPU ×${(product.cpuMilliseconds / thin.cpuMilliseconds).toFixed(1)} thin Node`,
  ];
}

/** P2: creating with eight clients. */
export async function p02(desk: BenchedDesk): Promise<readonly string[]> {
  const product = await ofDesk(desk, creating(desk), 8);
  const thin = await ofThin(desk, thinCreating(desk), 8);
  return [
    'P2 creates per second, 8 clients (must: 500/s, p95 25 ms)',
    line('product', product),
    line('thin Node', thin),
    `  ratio: ${percent(product.perSecond / thin.perSecond)} of thin Node`,
  ];
}

/** P7: a ticket and its timeline of about thirty entries. */
export async function p07(desk: BenchedDesk): Promise<readonly string[]> {
  const { url, token, ticketId } = desk;
  const ticket = await ofDesk(desk, reading(desk), 1);
  const timeline = await ofDesk(desk, { url: `${url}/api/v1/tickets/${ticketId}/timeline`, method: 'GET', token }, 1);
  const thin = await ofThin(desk, { url: `${desk.thinUrl}${desk.thinRow}`, method: 'GET' }, 1);
  return [
    'P7 a ticket (must: 2 CPU ms)',
    line('ticket', ticket),
    line('timeline', timeline),
    line('thin Node', thin),
    `  ratio: ticket ×${(ticket.cpuMilliseconds / thin.cpuMilliseconds).toFixed(1)} thin Node`,
  ];
}

/** P4: a page of fifty of all that is open, by rights: everything, and one client's part. */
export async function p04(desk: BenchedDesk): Promise<readonly string[]> {
  const product = await ofDesk(desk, listing(desk), 8);
  const client = await ofDesk(desk, { ...listing(desk), token: desk.clientToken }, 8);
  const thin = await ofThin(desk, thinListing(desk), 8);
  return [
    `P4 a queue of 50 rows, 8 clients, ${desk.tickets.toLocaleString('en')} tickets, 15 % open (must at a million: p95 25 ms, 2.0 CPU ms)`,
    line('all clients', product),
    line('one client', client),
    line('thin Node', thin),
    `  ratio: CPU ×${(product.cpuMilliseconds / thin.cpuMilliseconds).toFixed(1)} thin Node, p95 ×${(product.p95Milliseconds / thin.p95Milliseconds).toFixed(1)}`,
  ];
}

/** P6: what list, ticket and create cost on this desk, beside one of ten thousand tickets. */
export async function p06(desk: BenchedDesk, { keep }: BenchOptions): Promise<readonly string[]> {
  if (desk.tickets <= fewTickets) return [`P6 flat curve: ask for more than ${fewTickets.toLocaleString('en')} (--tickets 1000000)`];
  const few = await openBenchedDesk({ tickets: fewTickets, keep, requests: desk.requests });
  try {
    const lines = [`P6 ${desk.tickets.toLocaleString('en')} tickets beside ${fewTickets.toLocaleString('en')} (must: 1.5)`];
    for (const [name, shot] of [
      ['list', listing],
      ['ticket', reading],
      ['create', creating],
    ] as const) {
      // Turn by turn, so that both meet the same load of the machine.
      const [small, large] = [await ofDesk(few, shot(few), 1), await ofDesk(desk, shot(desk), 1)];
      lines.push(
        `  ${name.padEnd(16)} CPU ${small.cpuMilliseconds.toFixed(3)} → ${large.cpuMilliseconds.toFixed(3)} ms ×${(large.cpuMilliseconds / small.cpuMilliseconds).toFixed(2)}  p95 ${small.p95Milliseconds.toFixed(2)} → ${large.p95Milliseconds.toFixed(2)} ms ×${(large.p95Milliseconds / small.p95Milliseconds).toFixed(2)}`,
      );
    }
    return lines;
  } finally {
    await few.stop();
  }
}

const fewTickets = 10_000;

const listing = ({ url, token }: BenchedDesk): Shot => ({ url: `${url}/api/v1/tickets?limit=50`, method: 'GET', token });
const thinListing = ({ thinUrl }: BenchedDesk): Shot => ({ url: `${thinUrl}list`, method: 'GET' });
const reading = ({ url, token, ticketId }: BenchedDesk): Shot => ({ url: `${url}/api/v1/tickets/${ticketId}`, method: 'GET', token });

const creating = ({ url, token, requesterId }: BenchedDesk): Shot => ({
  url: `${url}/api/v1/tickets`,
  method: 'POST',
  token,
  body: (number) => ({ requesterId, title: `The printer prints blank pages ${number}` }),
});
const thinCreating = ({ thinUrl, requesterId }: BenchedDesk): Shot => ({
  url: thinUrl,
  method: 'POST',
  body: (number) => ({ requesterId, title: `The printer prints blank pages ${number}` }),
});

function ofDesk(desk: BenchedDesk, shot: Shot, clients: number): Promise<Cost> {
  return measure(shot, { clients, requests: desk.requests, runs, applicationId: idOf(desk.desk), databaseId: desk.server.processId });
}

function ofThin(desk: BenchedDesk, shot: Shot, clients: number): Promise<Cost> {
  return measure(shot, { clients, requests: desk.requests, runs, applicationId: idOf(desk.thin), databaseId: desk.server.processId });
}

/** One statement, one row, committed: what PostgreSQL itself asks for a durable insert. */
async function bareInsert({
  server,
  requesterId,
  requests,
}: BenchedDesk): Promise<{ readonly cpuMilliseconds: number; readonly perSecond: number }> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(server.connectionTo('postgres'));
  await client.connect();
  const insert = () =>
    client.query({
      name: 'bare',
      text: 'insert into bench_thin (title, requester_id, state) values ($1, $2, $3)',
      values: ['Blank pages', requesterId, 'new'],
    });
  for (let number = 0; number < 200; number += 1) await insert();
  const before = cpuMilliseconds(server.processId, { family: true });
  const began = performance.now();
  for (let number = 0; number < requests; number += 1) await insert();
  const seconds = (performance.now() - began) / 1000;
  const used = cpuMilliseconds(server.processId, { family: true }) - before;
  await client.end();
  return { cpuMilliseconds: used / requests, perSecond: requests / seconds };
}

function idOf({ pid }: { readonly pid?: number | undefined }): number {
  if (pid === undefined) throw new Error('A process to be measured did not start');
  return pid;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
