import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { systemAuthority } from '../platform/authority.ts';
import { systemClock } from '../platform/clock.ts';
import { inWork } from '../platform/in-work.ts';
import { logVerified } from '../platform/log/facts.ts';
import { program } from '../platform/program.ts';
import { freshDatabase } from '../test/database.ts';
import { modules } from './modules.ts';
import { runCommand } from './run-command.ts';

/** Runs the command as its file does, and keeps what it says. */
async function verify(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const code = await runCommand(
    ['verify', '--database-url', url, '--data', folder, ...words],
    {
      write: (text) => {
        out += text;
      },
    },
    {
      write: (text) => {
        err += text;
      },
    },
  );
  return { code, out, err };
}

let url = '';
let folder = '';
let stream = '';

describe('secondline verify', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secondline-verify-'));
    after(() => rm(folder, { recursive: true, force: true }));
    const database = await freshDatabase();
    url = addressOf(database.connection);
    const place = { database, clock: systemClock, program: program(modules) };
    await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
      stream = work.newId();
      work.record(logVerified, { clientId: null, id: stream }, { facts: 0, seals: 0, tables: 0, rows: 0 });
    });
  });

  test('ends with 0 and says what it looked at when nothing is wrong', async () => {
    const { code, out, err } = await verify();

    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^1 fact in 1 stream, 0 seals \(1 fact not yet sealed\).*\n0 rows of \d+ tables rebuilt.*\n0 files read and compared, [\d.]+ s\nNothing is wrong\.\n$/,
    );
  });

  test('answers one JSON document with --json', async () => {
    const { code, out, err } = await verify('--json');

    const report = JSON.parse(out) as { facts: number; wrong?: unknown };
    assert.deepEqual([code, err, report.facts, report.wrong], [0, '', 1, undefined]);
  });

  test('ends with 2 when it is called wrongly', async () => {
    const { code, err } = await verify('--quickly');

    assert.equal(code, 2);
    assert.match(err, /--quickly/);
  });

  test('ends with 1 and names the first wrong fact, to people and to programs', async () => {
    const { openDatabase } = await import('../platform/postgres/pool.ts');
    const owner = openDatabase({ connection: { connectionString: url }, most: 1 });
    after(() => owner.close());
    await owner.pool.query(`update log.fact set actor = 'agent:somebody-else'`);

    const [people, programs] = [await verify(), await verify('--json')];

    assert.deepEqual([people.code, programs.code], [1, 1]);
    assert.match(people.out, new RegExp(`WRONG: .*log-verified, version 1 of stream ${stream}`));
    const { wrong } = JSON.parse(programs.out) as { wrong: { what: string; stream: string; version: number } };
    assert.deepEqual([wrong.what, wrong.stream, wrong.version], ['fact-changed', stream, 1]);
  });
});

/** One URL for a connection that may have been given in parts. */
function addressOf({ connectionString, host, user, password, database }: Awaited<ReturnType<typeof freshDatabase>>['connection']): string {
  if (connectionString !== undefined) return connectionString;
  return `postgres://${user}:${typeof password === 'string' ? password : ''}@/${database}?host=${encodeURIComponent(host ?? '')}`;
}
