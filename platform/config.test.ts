import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { baseUrlOf, ConfigMistake, describeSettings, readConfig } from './config.ts';

const folder = await mkdtemp(join(tmpdir(), 'secondline-config-'));
after(() => rm(folder, { recursive: true }));

/** What the operator is told when the settings cannot be used. */
function mistakeOf(environment: Record<string, string>, flags = {}): string {
  try {
    readConfig(flags, environment);
  } catch (error) {
    assert.ok(error instanceof ConfigMistake);
    return error.message;
  }
  return assert.fail('The settings were taken');
}

describe('The settings of a desk', () => {
  test('that an operator sets nothing of serve on port 3000 from ./data', () => {
    const config = readConfig({}, {});

    assert.deepEqual([config.port, config.role, config.databaseUrl], [3000, 'all', undefined]);
    assert.equal(config.dataFolder, join(process.cwd(), 'data'));
    assert.equal(baseUrlOf(config, 3000), 'http://localhost:3000');
  });

  test('given as flags stand above the environment', () => {
    const config = readConfig({ port: '8080' }, { PORT: '9090', SECONDLINE_ROLE: 'web' });

    assert.deepEqual([config.port, config.role], [8080, 'web']);
  });

  test('left empty are as if they were not set', () => {
    const config = readConfig({}, { PORT: '', DATABASE_URL: '' });

    assert.deepEqual([config.port, config.databaseUrl], [3000, undefined]);
  });

  test('with a name that there is none of are refused, with the one that was meant', () => {
    assert.equal(mistakeOf({ SECONDLINE_ROEL: 'web' }), 'There is no setting SECONDLINE_ROEL. Did you mean SECONDLINE_ROLE?');
  });

  test('of the tests that run the desk are none of its own', () => {
    const config = readConfig({}, { SECONDLINE_TEST_DATABASE_URL: 'x', SECONDLINE_CHROMIUM: '/usr/bin/chromium' });

    assert.equal(config.databaseUrl, undefined);
  });

  for (const [variable, value] of [
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://db.example/desk'],
    ['SECONDLINE_BASE_URL', 'desk.example'],
    ['SECONDLINE_NAMED_STATEMENTS', 'perhaps'],
    ['SECONDLINE_METRICS_TOKEN', 'short'],
  ] as const) {
    test(`with ${variable}=${value} are refused, naming the setting and not its value where it is a secret`, () => {
      const mistake = mistakeOf({ [variable]: value });

      assert.match(mistake, new RegExp(`^${variable}: `));
      assert.doesNotMatch(mistake, /short/);
    });
  }

  test('that are secrets may lie in a file', async () => {
    const file = join(folder, 'database-url');
    await writeFile(file, 'postgres://desk:secret@db.example/desk\n');

    const config = readConfig({}, { DATABASE_URL_FILE: file });

    assert.equal(config.databaseUrl, 'postgres://desk:secret@db.example/desk');
  });

  test('given both as a value and as a file are refused', () => {
    assert.match(mistakeOf({ DATABASE_URL: 'postgres://a/b', DATABASE_URL_FILE: '/x' }), /Both DATABASE_URL and DATABASE_URL_FILE/);
  });

  test('in a file that is not there are refused, naming the file', () => {
    assert.match(mistakeOf({ DATABASE_URL_FILE: join(folder, 'gone') }), /DATABASE_URL_FILE names .*gone/);
  });

  test('take a server on a socket, and a base URL without its path', () => {
    const config = readConfig(
      {},
      { DATABASE_URL: 'postgres://me@/desk?host=/run/postgresql', SECONDLINE_BASE_URL: 'https://desk.example/x' },
    );

    assert.equal(config.databaseUrl, 'postgres://me@/desk?host=/run/postgresql');
    assert.equal(config.baseUrl, 'https://desk.example');
  });

  test('are described, each with what it is for', () => {
    assert.ok(describeSettings().every(({ about }) => about.length > 10));
  });
});
