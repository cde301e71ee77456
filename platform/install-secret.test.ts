import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { installSecret, openInstallSecret } from './install-secret.ts';

const folder = await mkdtemp(join(tmpdir(), 'secondline-secret-'));
after(() => rm(folder, { recursive: true }));

test('two nodes that start on one new folder at once sign alike, and so does the next start', async () => {
  const keys = join(folder, 'keys');

  const [one, other] = await Promise.all([openInstallSecret(keys), openInstallSecret(keys)]);

  const later = await openInstallSecret(keys);
  assert.equal(one.sign('a link'), other.sign('a link'));
  assert.equal(one.sign('a link'), later.sign('a link'));
  assert.notEqual(one.sign('a link'), one.sign('another'));
});

test('nobody else on the machine may read it, and another installation signs differently', async () => {
  const [here, there] = [join(folder, 'here'), join(folder, 'there')];

  const [one, other] = [await openInstallSecret(here), await openInstallSecret(there)];

  assert.equal((await stat(join(here, 'install-secret'))).mode & 0o077, 0);
  assert.notEqual(await readFile(join(here, 'install-secret'), 'utf8'), await readFile(join(there, 'install-secret'), 'utf8'));
  assert.notEqual(one.sign('a link'), other.sign('a link'));
});

test('a file that holds no whole secret is not signed with', async () => {
  const broken = join(folder, 'here');
  await writeFile(join(broken, 'install-secret'), 'short');

  await assert.rejects(openInstallSecret(broken), /does not hold a secret/);
});

test('what one installation has sealed, it alone opens, and only for what it belongs to', async () => {
  const [own, foreign] = [installSecret(randomBytes(32)), installSecret(randomBytes(32))];

  const sealed = own.seal('Summer2026!', 'ticket 1');

  assert.equal(own.unseal(sealed, 'ticket 1'), 'Summer2026!');
  assert.ok(!sealed.includes('Summer') && own.seal('Summer2026!', 'ticket 1') !== sealed);
  assert.throws(() => own.unseal(sealed, 'ticket 2'));
  assert.throws(() => foreign.unseal(sealed, 'ticket 1'));
});
