import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { acceptEscalation, escalateTicket } from '../../desk/escalation/contract.ts';
import { assignTicket, openTicket, resolveTicket } from '../../desk/tickets/contract.ts';
import { inviteAgent } from '../../estate/people/contract.ts';
import { systemAuthority } from '../../platform/authority.ts';
import { handClock, systemClock } from '../../platform/clock.ts';
import { csrfTokenOf } from '../../platform/identity/index.ts';
import { openSession } from '../../platform/identity/sessions.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import type { Cast } from '../cast.ts';
import { completePacket } from '../escalation-desk.ts';
import { openLedger } from './ledger.ts';
import { does, foundDesk } from './served-desk.ts';

/** Tickets to be closed by themselves: more than one batch of the round, so that both desks find some. */
const resolvedLongAgo = 55;
const contested = 6;

describe('Two desks on one data folder', () => {
  test('store what either acknowledged once, and give what two agents want at once to one of them', async (context) => {
    const sides = { tickets: [] as string[], escalations: [] as string[], agents: [] as string[] };
    const founded = await foundDesk(async (place, cast) => {
      await resolveLongAgo({ ...place, clock: handClock(systemClock.now().subtract({ hours: 24 * 40 })) }, cast);
      sides.agents.push(await colleague(place, cast, 'Ben', 1), await colleague(place, cast, 'Rosa', 2));
      for (let count = 0; count < contested; count += 1) {
        sides.tickets.push(await opened(place, cast, `Wanted by two ${count}`));
        sides.escalations.push(await escalated(place, cast, `Raised to two ${count}`));
      }
    });
    context.after(() => founded.remove());
    const [one, other] = await Promise.all([founded.serve(), founded.serve()]);
    const { token, cast } = founded;
    const ledgers = [one, other].map((desk, index) =>
      openLedger({ name: `Written on desk ${index}`, url: () => desk.url, token, requesterId: cast.kim.id, lanes: 2 }),
    );
    context.after(() => ledgers.forEach((ledger) => void ledger.abandon()));
    const [ada, priya, ben, rosa] = await founded.inside((place) =>
      Promise.all([cast.ada.id, cast.priya.id, ...sides.agents].map((id) => sessionOf(place, id))),
    );

    const takes = [];
    for (const ticketId of sides.tickets)
      takes.push(await atOnce(`/tickets/${ticketId}/assignment`, { assigneeId: 'me' }, [one.url, ada], [other.url, ben]));
    const accepts = [];
    for (const escalationId of sides.escalations)
      accepts.push(await atOnce(path(acceptEscalation.path, escalationId), {}, [one.url, priya], [other.url, rosa]));
    await Promise.all([one, other].map((desk, index) => desk.whileRunning(ledgers[index]?.afterAcknowledgements(10) ?? Promise.resolve())));
    await Promise.all(ledgers.map((ledger) => ledger.finish()));
    await founded.inside(untilClosed);
    const codes = [await one.stop(), await other.stop()];

    assert.deepEqual(codes, [0, 0]);
    assert.deepEqual([takes, accepts].flat(), [
      ...Array.from({ length: contested }, () => '200 409 taken-already'),
      ...Array.from({ length: contested }, () => '200 409 verdict-given'),
    ]);
    assert.deepEqual(
      ledgers.flatMap(({ surprises }) => surprises),
      [],
    );
    const { tickets, facts, wrong } = await founded.inside(standing);
    const acknowledged = ledgers.flatMap(({ entries }) => entries).map(({ title, acknowledged }) => `${acknowledged?.ticketId} ${title}`);
    const written = tickets.filter(({ title }) => title.startsWith('Written')).map(({ id, title }) => `${id} ${title}`);
    assert.deepEqual(written.sort(), acknowledged.sort());
    assert.equal(new Set(tickets.map(({ number }) => number)).size, tickets.length);
    assert.deepEqual(facts, { 'ticket-closed': resolvedLongAgo, 'escalation-accepted': contested });
    assert.equal(wrong, undefined);
  });
});

type Carried = Readonly<Record<string, string>>;

/** Two people ask for the same at once, each on a desk of their own: what the two answers were, the better one first. */
async function atOnce(where: string, input: object, ...askers: readonly (readonly [string, Carried | undefined])[]): Promise<string> {
  const answers = await Promise.all(
    askers.map(async ([url, headers]) => {
      const body = JSON.stringify(input);
      const response = await fetch(`${url}/api/v1${where}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      const { type } = (await response.json()) as { readonly type?: string };
      return type === undefined ? String(response.status) : `${response.status} ${type.replace('/errors/', '')}`;
    }),
  );
  return answers.sort().join(' ');
}

const path = (pattern: string, id: string): string => pattern.replace(/:\w+/, id);

function sessionOf(place: WorkPlace, accountId: string): Promise<Carried> {
  return inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    const { secret } = await openSession(work, accountId, { address: '127.0.0.1', userAgent: 'a browser' });
    return { cookie: `secondline=${secret}`, 'x-csrf-token': csrfTokenOf(secret) };
  });
}

async function opened(place: WorkPlace, { ada, kim }: Cast, title: string): Promise<string> {
  return (await does(place, ada, openTicket, { requesterId: kim.id, title })).ticketId;
}

async function escalated(place: WorkPlace, cast: Cast, title: string): Promise<string> {
  const ticketId = await opened(place, cast, title);
  const nextUpdate = { what: 'Tier 2 reads the log', dueAt: systemClock.now().add({ hours: 4 }).toString() };
  const packet = { ...completePacket, criterion: 'access' as const };
  const overrideReason = 'Two technicians are to want it';
  return (await does(place, cast.ada, escalateTicket, { ticketId, packet, nextUpdate, overrideReason })).escalationId;
}

/** Somebody beside Ada (Tier 1) or Priya (Tier 2) who may do at Northgate what they may; answers the id. */
async function colleague(place: WorkPlace, { dana, northgate }: Cast, name: string, tier: 1 | 2): Promise<string> {
  const role = tier === 1 ? 'tier1_agent' : 'tier2_technician';
  const grants = [{ role, clientId: northgate.id } as const];
  return (await does(place, dana, inviteAgent, { name, email: `${name.toLowerCase()}@secondline.example`, tier, grants })).agentId;
}

async function resolveLongAgo(place: WorkPlace, cast: Cast): Promise<void> {
  for (let count = 0; count < resolvedLongAgo; count += 1) {
    const ticketId = await opened(place, cast, `Resolved long ago ${count}`);
    await does(place, cast.ada, assignTicket, { ticketId, assigneeId: 'me' });
    await does(place, cast.ada, resolveTicket, { ticketId, resolution: 'Changed the toner', tellRequester: 'It prints again' });
  }
}

/** The rounds of both desks close by themselves what its requesters let stand. */
async function untilClosed({ database }: WorkPlace): Promise<void> {
  const left = () => database.sql.selectFrom('tickets.ticket').select('id').where('state', '=', 'resolved').limit(1).executeTakeFirst();
  while ((await left()) !== undefined) await pause(50);
}

async function standing(place: WorkPlace) {
  const tickets = await place.database.sql.selectFrom('tickets.ticket').select(['id', 'title', 'number']).execute();
  const counted = await place.database.sql
    .selectFrom('log.fact')
    .select(['name', (eb) => eb.fn.countAll<number>().as('count')])
    .where('name', 'in', ['ticket-closed', 'escalation-accepted'])
    .groupBy('name')
    .execute();
  const { wrong } = await verifyLog(place);
  return { tickets, facts: Object.fromEntries(counted.map(({ name, count }) => [name, count])), wrong };
}
