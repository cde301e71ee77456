import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { modules } from '../../cli/modules.ts';
import { saidOf } from './answers.ts';
import { doerOf, idsFor, once, withSession } from './case.ts';
import { changing } from './cases.ts';
import { changedTables, rowsOf, tablesOf } from './rows.ts';
import { openSide } from './side.ts';
import { openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const { pool } = surface.place.database;
const everything = () => rowsOf(surface.place.database);

/** Tables whose rows come of facts alone: all but those that a manifest names. */
const free = new Set(modules.flatMap(({ schema, tablesNotMadeOfFacts = [] }) => tablesNotMadeOfFacts.map((table) => `${schema}.${table}`)));
const outside = new Set(['log', 'jobs', 'platform']);
const madeOfFacts = (await tablesOf({ pool })).filter((table) => !free.has(table) && !outside.has(table.split('.')[0] ?? ''));

/** Where what changed is not business but access: it too leaves a fact. */
const accessTables = ['identity.credential', 'identity.session', 'identity.api_token', 'identity.link', 'portal.link'];

interface Told {
  readonly name: string;
  readonly actor: string;
  readonly origin: string;
  readonly requestId: string;
}

describe('Nothing is done behind the log (A57: Zammad CVE-2020-29160)', () => {
  test('there are tables made of facts to look at', () => {
    for (const table of ['tickets.ticket', 'tickets.message', 'people.agent', 'identity.role_grant'])
      assert.ok(madeOfFacts.includes(table), table);
  });

  for (const known of changing.filter(({ operation }) => operation.name !== 'verifyLog'))
    test(`${known.operation.name} tells who did it, in the transaction that did it`, async () => {
      const { name, path } = known.operation;
      const doer = await doerOf(known, surface, alpha);
      const ids = await withSession(surface, path, doer, await idsFor(known, surface, alpha));
      const before = await everything();
      const lastBefore = (await pool.query<{ last: number }>('select max(position) as last from log.fact')).rows[0]?.last;

      const sent = await surface.ask(doer, name, known.input(ids, once()), { ...(known.bytes && { bytes: known.bytes }) });

      const changed = changedTables(before, await everything());
      if (known.unsignedSays !== undefined) {
        assert.deepEqual([saidOf(sent), changed], [known.unsignedSays, []]);
        return;
      }
      assert.ok(sent.status < 300, sent.text);
      const { rows: told } = await pool.query<Told>(
        'select name, actor, origin, request_id as "requestId" from log.fact where position > $1 order by position',
        [lastBefore],
      );
      const business = changed.filter((table) => madeOfFacts.includes(table) || accessTables.includes(table));
      assert.ok(business.length === 0 || told.length > 0, `${business.join(', ')} changed, and nothing was said`);
      const live = told.filter(({ origin }) => origin === 'live');
      if (doer.accountId !== undefined)
        for (const { actor } of live) assert.ok(actor === `agent:${doer.accountId}` || actor === 'system', actor);
      if (doer.accountId !== undefined && live.length > 0) assert.ok(live.some(({ actor }) => actor === `agent:${doer.accountId}`));
      // An import is many works of its own, none of which is the request.
      if (name !== 'importEvents') for (const { requestId } of live) assert.equal(requestId, sent.headers['x-request-id']);
    });

  test('every row that facts make was last written by a transaction that wrote a fact', async () => {
    for (const table of madeOfFacts) {
      const { rows } = await pool.query<{ silent: number }>(
        `select count(*) as silent from ${table} t
          where not exists (select from log.fact f where (f.xact::text::numeric % 4294967296)::text = t.xmin::text)`,
      );
      assert.equal(rows[0]?.silent, 0, table);
    }
  });

  for (const [what, harm, undo] of [
    [
      'a note turned into a reply',
      "update tickets.message set kind = 'reply' where body = 'canary-alpha-note'",
      "update tickets.message set kind = 'note' where body = 'canary-alpha-note'",
    ],
    [
      'a role slipped in',
      "insert into identity.role_grant select client_id, account_id, 'desk_admin', granted_at from identity.role_grant where role = 'auditor'",
      `delete from identity.role_grant g where role = 'desk_admin' and exists
        (select from identity.role_grant a where a.account_id = g.account_id and a.role = 'auditor')`,
    ],
    [
      'a clock that began later',
      "update clocks.clock set started_at = started_at + interval '1 hour'",
      "update clocks.clock set started_at = started_at - interval '1 hour'",
    ],
    [
      'a fact reworded',
      "update log.fact set payload = jsonb_set(payload, '{body}', to_jsonb(payload->>'body' || '!')) where name = 'note-added'",
      "update log.fact set payload = jsonb_set(payload, '{body}', to_jsonb(left(payload->>'body', -1))) where name = 'note-added'",
    ],
    [
      'a fact told in another’s name',
      "update log.fact set actor = 'x' || actor where name = 'note-added'",
      "update log.fact set actor = substr(actor, 2) where name = 'note-added'",
    ],
  ] as const)
    test(`${what} by somebody in the database is found`, async () => {
      const { rowCount } = await pool.query(harm);
      const harmed = await surface.must(surface.founder, 'verifyLog', {});
      await pool.query(undo);

      assert.ok((rowCount ?? 0) > 0);
      assert.notEqual(harmed.wrong, undefined);
    });

  test('without any of that, nothing is found', async () => {
    const { wrong } = await surface.must(surface.founder, 'verifyLog', {});

    assert.equal(wrong, undefined, JSON.stringify(wrong));
  });

  test('a removed fact is found', async () => {
    await pool.query("delete from log.fact where position = (select max(position) from log.fact where name = 'note-added')");

    const { wrong } = await surface.must(surface.founder, 'verifyLog', {});

    assert.notEqual(wrong, undefined);
  });
});
