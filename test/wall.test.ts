import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { doerOf, idsFor, once, withSession } from './attacks/case.ts';
import { changing } from './attacks/cases.ts';
import { openSide } from './attacks/side.ts';
import { openSurface } from './attacks/surface.ts';

/** The database itself keeps clients apart: here nobody's SQL asks for its own client, as when a filter was forgotten. */
const surface = await openSurface({ keepsDenials: true });
const northgate = await openSide(surface, 'alpha');
const harbor = await openSide(surface, 'beta');
for (const side of [northgate, harbor])
  for (const known of changing.filter(({ slow, operation }) => slow !== true && operation.name !== 'verifyLog')) {
    const doer = await doerOf(known, surface, side);
    const ids = await withSession(surface, known.operation.path, doer, await idsFor(known, surface, side));
    await surface.ask(doer, known.operation.name, known.input(ids, once()), { ...(known.bytes && { bytes: known.bytes }) });
  }
for (const { callers, ids } of [northgate, harbor]) await surface.ask(callers.requester, 'addNote', { ticketId: ids.ticketId, body: 'x' });
await surface.denials?.settle();
const { pool } = surface.place.database;

/** Caches that no single request fills: a row for each client, as their listeners and rounds would leave it. */
for (const { ids } of [northgate, harbor]) {
  const row = (statement: string) => pool.query(statement, [ids.clientId]);
  await row(`insert into clocks.tier_use (client_id, ticket_id, tier, priority, working_seconds, resolved_at)
    select client_id, id, 3, priority, 60, opened_at from tickets.ticket where client_id = $1 limit 1`);
  await row(`insert into clocks.median_need (client_id, category_id, tier, tickets, median_seconds, refreshed_at)
    select client_id, id, 3, 8, 60, opened_at from tickets.ticket where client_id = $1 limit 1`);
  await row(`insert into clocks.need_due (client_id, category_id, due_at)
    select client_id, id, opened_at from tickets.ticket where client_id = $1 limit 1`);
}

interface Table {
  readonly name: string;
  readonly guarded: boolean;
  readonly policies: number;
  readonly nullable: boolean;
}

/** Every table whose rows belong to clients, as the catalog knows them. */
const { rows: tables } = await pool.query<Table>(
  `select n.nspname || '.' || c.relname as name, c.relrowsecurity as guarded, not a.attnotnull as nullable,
      (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'jobs') order by 1`,
);

/** Settings of a transaction, as `inWork` sets them. */
interface Settings {
  readonly clients?: string;
  readonly requester?: string;
  readonly department?: string;
}

/** Runs statements as the role that requests run as, and takes everything back. Answers the rows of the last, or the error's code. */
async function asApp<Row extends object>(settings: Settings, ...statements: readonly string[]): Promise<readonly Row[] | string> {
  const client = await pool.connect();
  try {
    await client.query('begin; set local role secondline_app');
    for (const [name, value] of Object.entries(settings)) await client.query(`select set_config('secondline.${name}', $1, true)`, [value]);
    let rows: readonly Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    return rows;
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Whose rows are seen: one line for each client and for what belongs to none. */
async function seenIn(table: string, settings: Settings): Promise<readonly (string | null)[]> {
  const rows = await asApp<{ client_id: string | null }>(settings, `select distinct client_id from ${table} order by 1`);
  return typeof rows === 'string' ? assert.fail(`${table}: ${rows}`) : rows.map(({ client_id }) => client_id);
}

const own = northgate.ids.clientId ?? '';
const foreign = harbor.ids.clientId ?? '';
const justNorthgate = { clients: own };
const count = async (table: string, where: string): Promise<number> =>
  (await pool.query<{ rows: number }>(`select count(*) as rows from ${table} where ${where}`)).rows[0]?.rows ?? 0;

/** Tables without a client: each for a reason. Whatever is new here needs one. */
const belongsToNobody: Readonly<Record<string, string>> = {
  'http.idempotency': 'kept by who asked, and only for the same one to read',
  'identity.api_token': 'no policy at all: only the module reads it, as the owner',
  'identity.attempt': 'no policy at all',
  'identity.credential': 'no policy at all',
  'identity.known_address': 'no policy at all',
  'identity.link': 'no policy at all',
  'identity.session': 'no policy at all',
  'log.checkpoint': 'how far listeners have read',
  'log.epoch': 'the log’s own',
  'log.installation': 'the log’s own',
  'log.settings': 'the log’s own',
  'log.seal': 'digests of the whole log',
  'notices.setting': 'of agents, who are the desk’s',
  'mail.server': 'what the program was started with',
  'people.agent_skill': 'of agents, who are the desk’s',
  'people.team_member': 'of teams, which are the desk’s',
  'platform.migration': 'what was applied',
};

/** PostgreSQL's code for what a policy or a missing right refuses. */
const refused = '42501';

/** Columns that a statement may give a value to. */
async function writableColumns(table: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a'`,
    [table],
  );
  return rows.map(({ name }) => name);
}

const kim = { clients: own, requester: northgate.ids.requesterId ?? '' };
const { rows: kims } = await pool.query<{ id: string }>('select id from tickets.ticket where requester_id = $1', [kim.requester]);
const kimsTickets = new Set<unknown>(kims.map(({ id }) => id));
type Row = Readonly<Record<string, unknown>>;
const ofOwnClient = (row: Row): boolean => row.client_id === own;
const onOwnTicket = (row: Row): boolean => kimsTickets.has(row.ticket_id);

/** What a requester may see in the database, and of whose. Of every other table: nothing. */
const whatRequestersSee: Readonly<Record<string, (row: Row) => boolean>> = {
  'clients.client': ofOwnClient,
  'clients.site': ofOwnClient,
  'clients.department': ofOwnClient,
  'identity.account': (row) => row.id === kim.requester,
  'identity.role_grant': (row) => row.account_id === kim.requester,
  // The ends of chains: digests, no words.
  'log.head': ofOwnClient,
  'people.agent': ofOwnClient,
  'people.requester': (row) => row.id === kim.requester,
  'people.team': ofOwnClient,
  'portal.link': (row) => row.requester_id === kim.requester,
  'promises.promise': onOwnTicket,
  'tickets.category': ofOwnClient,
  'tickets.evidence': (row) => onOwnTicket(row) && row.public === true,
  'tickets.message': (row) => onOwnTicket(row) && row.kind === 'reply',
  'tickets.ticket': (row) => kimsTickets.has(row.id),
};

describe('The wall between clients', () => {
  test('every table with a client stands behind it, and every table without one has a reason', async () => {
    const { rows: others } = await pool.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'jobs')
          and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'client_id')`,
    );

    assert.ok(tables.length >= 20);
    assert.deepEqual(
      tables.filter(({ guarded, policies }) => !guarded || policies < 2).map(({ name }) => name),
      [],
    );
    assert.deepEqual(
      others.map(({ name }) => name).filter((name) => belongsToNobody[name] === undefined),
      [],
    );
  });

  test('secrets and what is made of them are out of reach, whoever asks', async () => {
    for (const table of ['credential', 'session', 'api_token', 'link', 'attempt', 'known_address']) {
      const rows = await asApp({ clients: '*' }, `select * from identity.${table}`);

      assert.deepEqual(rows, [], table);
    }
    assert.ok((await count('identity.session', 'true')) > 0);
  });

  for (const { name, nullable } of tables)
    describe(name, () => {
      test('holds rows of both clients, so that what follows means something', async () => {
        const held = [await count(name, `client_id = '${own}'`), await count(name, `client_id = '${foreign}'`)];

        // What passes through a staging table is gone when the work is done.
        if (name === 'importers.staged_row') assert.deepEqual(held, [0, 0]);
        else
          assert.ok(
            held.every((rows) => rows > 0),
            `${name}: ${held}`,
          );
      });

      test('shows one client’s rows, and what belongs to none, to who serves that client', async () => {
        const seen = await seenIn(name, justNorthgate);

        assert.deepEqual(
          seen.filter((client) => client !== own && !(nullable && client === null)),
          [],
        );
      });

      test('shows no client’s rows where nothing is set, or an empty list', async () => {
        for (const settings of [{}, { clients: '' }])
          assert.deepEqual(
            (await seenIn(name, settings)).filter((client) => !(nullable && client === null)),
            [],
          );
      });

      test('lets nobody change, remove, take over or slip in another client’s rows', async () => {
        const before = await count(name, `client_id = '${foreign}'`);
        const columns = await writableColumns(name);

        const updated = await asApp(justNorthgate, `update ${name} set client_id = client_id where client_id = '${foreign}' returning 1`);
        const removed = await asApp(justNorthgate, `delete from ${name} where client_id = '${foreign}' returning 1`);
        const given = await asApp(justNorthgate, `update ${name} set client_id = '${foreign}' where client_id = '${own}' returning 1`);
        const slipped = await asApp(
          justNorthgate,
          `insert into ${name} (${columns.join()}) select ${columns
            .map((column) => (column === 'client_id' ? `'${foreign}'::uuid` : column))
            .join()} from ${name} where client_id = '${own}' limit 1 returning 1`,
        );

        for (const answer of [updated, removed]) assert.ok(answer === refused || answer.length === 0, String(answer));
        const hasOwn = (await seenIn(name, justNorthgate)).includes(own);
        for (const answer of [given, slipped])
          assert.ok(hasOwn ? answer === refused : answer.length === 0 || answer === refused, JSON.stringify(answer));
        assert.equal(await count(name, `client_id = '${foreign}'`), before);
      });

      test('shows a requester no row of anybody else', async () => {
        const rows = await asApp<{ row: Row }>(kim, `select to_jsonb(t) as row from ${name} t where client_id is not null`);

        if (typeof rows === 'string') return assert.equal(rows, refused);
        const allowed = whatRequestersSee[name] ?? (() => false);
        for (const { row } of rows) assert.ok(allowed(row), JSON.stringify(row));
        if (name === 'tickets.ticket') assert.equal(rows.length, kimsTickets.size);
      });
    });

  test('functions that stand outside of the wall build the same one themselves', async () => {
    const { rows: outside } = await pool.query<{ name: string }>(
      `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
    );
    const found = (settings: Settings) =>
      asApp<{ client_id: string }>(
        settings,
        "select distinct client_id from workbench.search_tickets('title'::tsquery, true, 1000) order by 1",
      );

    // A new one is tried here like this one.
    assert.deepEqual(
      outside.map(({ name }) => name),
      ['workbench.search_tickets'],
    );
    assert.equal((await found({ clients: '*' })).length, 2);
    assert.deepEqual(await found(justNorthgate), [{ client_id: own }]);
    for (const settings of [{}, { clients: '' }, kim]) assert.deepEqual(await found(settings), []);
  });

  test('the log is only ever added to', async () => {
    for (const statement of [
      'update log.fact set actor = actor',
      'delete from log.fact',
      'truncate log.fact',
      'update log.seal set facts = 0',
      'drop table log.fact',
    ])
      assert.equal(await asApp({ clients: '*' }, statement), refused, statement);
  });

  test('the role that requests run as can neither look at files, nor make anything, nor take the wall down', async () => {
    for (const statement of [
      "select pg_read_file('/etc/passwd')",
      "copy log.fact to program 'cat'",
      "copy log.fact from '/etc/passwd'",
      'create table public.mine (a int)',
      'create schema mine',
      'alter table tickets.ticket disable row level security',
      'create policy mine on tickets.ticket using (true)',
      'drop policy client_wall on tickets.ticket',
    ])
      assert.equal(typeof (await asApp({ clients: '*' }, statement)), 'string', statement);
    const { rows } = await pool.query(
      "select from pg_roles where rolname = 'secondline_app' and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole)",
    );
    assert.deepEqual(rows, []);
  });
});
