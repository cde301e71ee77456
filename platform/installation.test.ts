import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { freshDatabase } from '../test/database.ts';
import { ConfigMistake } from './config.ts';
import { installSecret } from './install-secret.ts';
import { mustBeNewEnough, mustBeThisInstallation } from './installation.ts';

const keysFolder = '/var/lib/desk/keys';

test('the first node makes its keys the installation’s; another with its own is told what to do, unless the old ones are given up', async () => {
  const database = await freshDatabase();
  const [first, other] = [installSecret(randomBytes(32)), installSecret(randomBytes(32))];
  const opens = (secret: typeof first, acceptKeys = false) => mustBeThisInstallation(database, { secret, keysFolder, acceptKeys });

  await Promise.all([opens(first), opens(first)]);
  await assert.rejects(
    opens(other),
    (error) => error instanceof ConfigMistake && /keys in \/var\/lib\/desk\/keys.*Copy the folder keys/.test(error.message),
  );
  await opens(first);
  await opens(other, true);

  await opens(other);
  await assert.rejects(opens(first), ConfigMistake);
});

test('a server that is too old is refused before anything is written to it', async () => {
  const database = await freshDatabase();
  const old = {
    ...database,
    pool: { query: async () => ({ rows: [{ number: '140012', version: '14.12' }] }) },
  } as unknown as typeof database;

  await mustBeNewEnough(database);
  await assert.rejects(mustBeNewEnough(old), /PostgreSQL 14\.12; the desk needs 15/);
});
