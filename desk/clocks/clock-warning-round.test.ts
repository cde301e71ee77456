import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openClient } from '../../estate/clients/contract.ts';
import { registerRequester } from '../../estate/people/contract.ts';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { openDatabase } from '../../platform/postgres/pool.ts';
import { runRounds } from '../../platform/rounds-runner.ts';
import { publishVersion } from '../../test/agreements-desk.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { assignTicket, openTicket, prioritizeTicket, reopenTicket, replyToRequester, resolveTicket } from '../tickets/contract.ts';

const urgent = { impact: 1, urgency: 1 } as const;
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** What was warned of on a ticket: `resolution 50 at 11:00:00`, `late` where the desk says so, in the order it was told. */
async function warned(desk: Desk, ticketId: string, metric?: string): Promise<readonly string[]> {
  const { rows } = await desk.place.database.pool.query<{ words: string }>(
    `select f.payload ->> 'metric' || ' ' || (f.payload ->> 'percent') || ' at ' || to_char(w.at at time zone 'UTC', 'HH24:MI:SS')
        || case when (f.payload ->> 'late')::boolean then ' late' else '' end as words
      from log.fact f join clocks.warning w on w.clock_id = (f.payload ->> 'clockId')::uuid and w.percent = (f.payload ->> 'percent')::int
      where f.stream = $1 and f.name = 'clock-warned' and ($2::text is null or f.payload ->> 'metric' = $2) order by f.version`,
    [ticketId, metric ?? null],
  );
  return rows.map(({ words }) => words);
}

/** Lets the desk run through these instants, its round looking at each. */
async function through(desk: Desk, instants: readonly string[]): Promise<void> {
  for (const instant of instants) {
    desk.moveClockTo(instant);
    await runRounds(desk.place);
  }
}

describe('The warning round', () => {
  test('warns when a threshold is reached, in its very second and never before, each once', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket(urgent);

    const edges = ['10:59:59', '11:00:00', '11:00:01', '11:59:59', '12:00:00', '12:35:59', '12:36:00', '12:59:59', '13:00:00', '18:00:00'];
    await through(
      desk,
      edges.map((time) => `2026-03-02T${time}Z`),
    );

    assert.deepEqual(await warned(desk, ticketId, 'resolution'), [
      'resolution 50 at 11:00:00',
      'resolution 75 at 12:00:00',
      'resolution 90 at 12:36:00',
      'resolution 100 at 13:00:00',
    ]);
  });

  test('after six hours down tells each threshold that was passed, once, flagged late', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket(urgent);

    await through(desk, ['2026-03-02T15:00:00Z', '2026-03-02T15:00:01Z', '2026-03-02T16:00:00Z']);

    const all = [50, 75, 90, 100].flatMap((percent) => [`response ${percent} at 15:00:00 late`, `resolution ${percent} at 15:00:00 late`]);
    assert.deepEqual([...(await warned(desk, ticketId))].sort(), all.sort());
  });

  test('looked at within half a minute nothing is late', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket(urgent);

    await through(desk, ['2026-03-02T11:00:30Z']);

    assert.equal((await warned(desk, ticketId, 'resolution'))[0], 'resolution 50 at 11:00:30');
  });

  for (const [about, jump] of [
    ['an hour', { hours: 1 }],
    ['a day', { hours: 24 }],
  ] as const) {
    test(`a clock that jumps back ${about} warns of nothing twice and of nothing early`, async () => {
      const desk = await openDesk('2026-03-02T09:00:00Z');
      const ticketId = await desk.openTicket(urgent);
      await through(desk, ['2026-03-02T11:00:00Z', at('2026-03-02T11:00:05Z').subtract(jump).toString()]);
      const before = await warned(desk, ticketId, 'resolution');

      await through(desk, ['2026-03-02T10:59:59Z', '2026-03-02T11:00:00Z', '2026-03-02T11:59:59Z', '2026-03-02T12:00:00Z']);

      assert.deepEqual(before, ['resolution 50 at 11:00:00']);
      assert.deepEqual(await warned(desk, ticketId, 'resolution'), ['resolution 50 at 11:00:00', 'resolution 75 at 12:00:00']);
    });

    test(`a clock that jumps ${about} ahead and back again has told each threshold once`, async () => {
      const desk = await openDesk('2026-03-02T09:00:00Z');
      const ticketId = await desk.openTicket(urgent);

      await through(desk, [
        at('2026-03-02T10:30:00Z').add(jump).toString(),
        '2026-03-02T10:30:01Z',
        '2026-03-02T11:00:00Z',
        '2026-03-02T13:00:00Z',
        '2026-03-03T18:00:00Z',
      ]);

      const percents = (await warned(desk, ticketId, 'resolution')).map((words) => words.split(' ')[1]);
      assert.deepEqual(percents, ['50', '75', '90', '100']);
    });
  }

  for (const [about, timeZone, opened, half] of [
    ['summer time begins in Europe', 'Europe/Berlin', '2026-03-27T16:00:00Z', '2026-03-30T07:00:00Z'],
    ['summer time ends in Europe', 'Europe/Berlin', '2026-10-23T15:00:00Z', '2026-10-26T08:00:00Z'],
    ['summer time begins in the United States', 'America/New_York', '2026-03-06T22:00:00Z', '2026-03-09T13:00:00Z'],
    ['summer time ends in the United States', 'America/New_York', '2026-10-30T21:00:00Z', '2026-11-02T14:00:00Z'],
    ['a leap day comes', 'UTC', '2028-02-28T17:00:00Z', '2028-02-29T09:00:00Z'],
  ] as const)
    test(`where ${about}, warns after the working hours there were`, async () => {
      const desk = await openDesk(opened);
      const code = `Z${Date.parse(half) / 3_600_000}`;
      const { clientId } = await desk.does(desk.dana, openClient, { name: `Zone ${code}`, code, timeZone });
      const { requesterId } = await desk.does(desk.dana, registerRequester, { clientId, name: 'Nia' });
      // Four working hours from an hour before closing: half of them are used an hour after the next opening.
      const { ticketId } = await desk.does(desk.dana, openTicket, { requesterId, title: 'It does not print', ...urgent });

      await through(desk, [at(half).subtract({ seconds: 1 }).toString(), half]);

      assert.deepEqual(await warned(desk, ticketId, 'resolution'), [`resolution 50 at ${half.slice(11, 19)}`]);
    });

  test('a ticket that is resolved is nobody’s worry; reopened, its clock goes on to the thresholds it had not reached', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket(urgent);
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
    await through(desk, ['2026-03-02T11:00:00Z']);
    await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'A new cable', tellRequester: 'It works again.' });
    await through(desk, ['2026-03-02T14:00:00Z']);
    const meanwhile = await warned(desk, ticketId, 'resolution');

    await desk.does(desk.ada, reopenTicket, { ticketId, reason: 'Still broken' });
    await through(desk, ['2026-03-02T14:59:59Z', '2026-03-02T15:00:00Z']);

    assert.deepEqual(meanwhile, ['resolution 50 at 11:00:00']);
    assert.deepEqual(await warned(desk, ticketId, 'resolution'), ['resolution 50 at 11:00:00', 'resolution 75 at 15:00:00']);
  });

  test('a reply stops the response clock before it warns', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket(urgent);
    desk.moveClockTo('2026-03-02T09:05:00Z');
    await desk.does(desk.ada, replyToRequester, { ticketId, body: 'I look at it now.' });

    await through(desk, ['2026-03-02T09:20:00Z']);

    assert.deepEqual(await warned(desk, ticketId, 'response'), []);
  });

  test('a threshold that lies behind because the priority rose is told at once, and is not late: nobody could have told it before', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket();
    desk.moveClockTo('2026-03-02T12:10:00Z');
    await desk.does(desk.ada, prioritizeTicket, { ticketId, ...urgent });

    await through(desk, ['2026-03-02T12:10:01Z']);

    assert.deepEqual(await warned(desk, ticketId, 'resolution'), ['resolution 50 at 12:10:01', 'resolution 75 at 12:10:01']);
  });

  test('an agreement names its own thresholds and who is told; one that names none never warns', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    await publishVersion(desk, {
      warnings: [
        { percent: 80, to: ['team_lead'] },
        { percent: 150, to: ['service_manager'] },
      ],
    });
    const told = await desk.openTicket(urgent);
    await publishVersion(desk, { warnings: [] });
    const silent = await desk.openTicket(urgent);

    await through(desk, ['2026-03-02T12:12:00Z', '2026-03-02T15:00:00Z']);

    assert.deepEqual(await warned(desk, told, 'resolution'), ['resolution 80 at 12:12:00', 'resolution 150 at 15:00:00']);
    assert.deepEqual(await warned(desk, silent), []);
  });

  test('two nodes that look at once warn of each threshold once', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const { connection } = desk.place.database as typeof desk.place.database & {
      readonly connection: Parameters<typeof openDatabase>[0]['connection'];
    };
    const other = { ...desk.place, database: openDatabase({ connection, most: 4 }) };
    after(() => other.database.close());
    const tickets: string[] = [];
    for (let count = 0; count < 30; count += 1) tickets.push(await desk.openTicket(urgent));
    desk.moveClockTo('2026-03-02T12:00:00Z');

    await Promise.all([desk.place, other, desk.place, other].map(runRounds));
    await Promise.all([other, desk.place].map(runRounds));

    for (const ticketId of tickets) {
      const each = [...(await warned(desk, ticketId))].map((words) => words.replace(/ at .*/, '')).sort();
      assert.deepEqual(each, ['resolution 50', 'resolution 75', 'response 100', 'response 50', 'response 75', 'response 90']);
    }
  });

  test('while somebody works on the tickets, nothing is lost, doubled or held up', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const tickets: string[] = [];
    for (let count = 0; count < 12; count += 1) tickets.push(await desk.openTicket(urgent));
    desk.moveClockTo('2026-03-02T11:30:00Z');

    await Promise.all([
      ...tickets.map((ticketId) => desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' })),
      runRounds(desk.place),
      ...tickets.map((ticketId) => desk.does(desk.priya, replyToRequester, { ticketId, body: 'We look at it.' })),
    ]);
    await runRounds(desk.place);

    for (const ticketId of tickets) assert.deepEqual(await warned(desk, ticketId, 'resolution'), ['resolution 50 at 11:30:00 late']);
  });

  test('what it told stands to be verified: the rows follow from the facts', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    await desk.openTicket(urgent);
    await through(desk, ['2026-03-02T13:00:00Z']);

    assert.equal((await verifyLog(desk.place)).wrong, undefined);
  });
});
