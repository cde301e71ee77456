import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { saidOf, sameAnswer } from './answers.ts';
import { formOf } from './pages.ts';
import { openSide } from './side.ts';
import { type Caller, openSurface } from './surface.ts';

const surface = await openSurface({ keepsDenials: true });
const alpha = await openSide(surface, 'alpha');
const beta = await openSide(surface, 'beta');
const { pool } = surface.place.database;
const { denials } = surface;
assert.ok(denials !== undefined);

interface Denial {
  readonly accountId: string;
  readonly name: string | null;
  readonly operation: string;
  readonly answer: string;
  readonly things: readonly string[];
  readonly address: string;
  readonly count: number;
  readonly deniedAt: string;
}

async function readAs(reader: Caller, filter: Record<string, string> = {}): Promise<readonly Denial[]> {
  await denials?.settle();
  const sent = await surface.ask(reader, 'listDenials', filter);
  assert.equal(sent.status, 200, sent.text);
  // As its contract says.
  return (sent.json as { items: readonly Denial[] }).items;
}

const about = (caller: Caller) => readAs(surface.founder, { accountId: caller.accountId ?? '' });
const minuteLater = () => surface.clock.moveTo(surface.clock.now().add({ seconds: 61 }).toString());

describe('Denials are recorded (assurance §5, authz.denied)', () => {
  test('another client’s ticket and one that is not there leave the same kind of record', async () => {
    const { tier1_agent: ada } = alpha.callers;
    const nobodys = crypto.randomUUID();

    const foreign = await surface.ask(ada, 'readTicket', { ticketId: beta.ids.ticketId });
    minuteLater();
    const missing = await surface.ask(ada, 'readTicket', { ticketId: nobodys });

    sameAnswer(foreign, missing, 'readTicket');
    const [second, first, ...more] = await about(ada);
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(more, []);
    assert.deepEqual(first.things, [beta.ids.ticketId]);
    assert.deepEqual(second.things, [nobodys]);
    const kind = ({ operation, answer, address, count }: Denial) => ({ operation, answer, address, count });
    assert.deepEqual(kind(first), { operation: 'readTicket', answer: 'not_found', address: '127.0.0.1', count: 1 });
    assert.deepEqual(kind(second), kind(first));
  });

  test('what a role does not allow is recorded, with who and whence', async () => {
    const { auditor } = alpha.callers;

    const sent = await surface.ask(auditor, 'addNote', { ticketId: alpha.ids.ticketId, body: 'Auditors only read' });

    assert.equal(saidOf(sent), '403 not-permitted');
    const [denial] = await about(auditor);
    assert.deepEqual(
      { operation: denial?.operation, answer: denial?.answer, things: denial?.things },
      { operation: 'addNote', answer: 'not_permitted', things: [alpha.ids.ticketId] },
    );
  });

  test('a flood is one record at once and one more for its minute, with how often', async () => {
    const { tier2_technician: priya } = alpha.callers;

    for (let knock = 0; knock < 40; knock += 1) await surface.ask(priya, 'readTicket', { ticketId: crypto.randomUUID() });
    const meanwhile = await about(priya);
    minuteLater();
    const afterwards = await about(priya);

    assert.deepEqual(
      meanwhile.map(({ count }) => count),
      [1],
    );
    assert.deepEqual(
      afterwards.map(({ count }) => count).sort((one, other) => one - other),
      [1, 39],
    );
    assert.ok(afterwards.every(({ things }) => things.length <= 10));
  });

  test('a denial carries the number of the answer and the name of whoever was denied', async () => {
    const { team_lead: lead } = alpha.callers;

    const sent = await surface.ask(lead, 'readTicket', { ticketId: beta.ids.ticketId });
    await denials.settle();

    const { rows } = await pool.query('select actor, name from log.fact where request_id = $1', [sent.headers['x-request-id']]);
    assert.deepEqual(rows, [{ actor: `agent:${lead.accountId}`, name: 'access-denied' }]);
  });

  test('a page that is not the requester’s own leaves one too, and it is their client’s to read', async () => {
    const { requester: kim, desk_admin: admin } = alpha.callers;
    const { cookie } = await formOf(surface, kim, '/p/new');

    const sent = await surface.knock({ path: `/p/tickets/${beta.ids.reference}`, headers: { cookie } });

    assert.equal(sent.status, 404);
    const [denial] = await readAs(admin, { accountId: kim.accountId ?? '' });
    assert.equal(denial?.operation, 'GET /p/tickets/:reference');
    assert.deepEqual(denial?.things, [beta.ids.reference]);
    assert.deepEqual(await readAs(beta.callers.desk_admin, { accountId: kim.accountId ?? '' }), []);
  });

  test('nobody signed in, and a path that is no operation, leave none', async () => {
    const before = (await readAs(surface.founder)).length;

    await surface.knock({ path: `/api/v1/tickets/${beta.ids.ticketId}` });
    await surface.knock({ path: '/api/v1/nothing-of-the-kind' });

    assert.equal((await readAs(surface.founder)).length, before);
  });

  test('the record is found by person, by operation and by answer', async () => {
    const { field_engineer: field } = alpha.callers;
    await surface.ask(field, 'listTickets', {});
    const mine = { accountId: field.accountId ?? '' };

    assert.equal((await readAs(surface.founder, { ...mine, answer: 'not_permitted' })).length, 1);
    assert.equal((await readAs(surface.founder, { ...mine, answer: 'not_found' })).length, 0);
    assert.equal((await readAs(surface.founder, { ...mine, search: 'listtick' })).length, 1);
    assert.equal((await readAs(surface.founder, { ...mine, search: '100%' })).length, 0);
  });

  test('records follow from facts', async () => {
    await denials.close();

    const { wrong } = await surface.must(surface.founder, 'verifyLog', {});

    assert.equal(wrong, undefined, JSON.stringify(wrong));
  });
});
