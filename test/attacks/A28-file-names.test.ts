import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { saidOf } from './answers.ts';
import { openSide } from './side.ts';
import { openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const { tier1_agent: ada, requester: kim } = alpha.callers;
const { ticketId = '' } = alpha.ids;

/** A world of its own, four folders deep, in which whatever is written by a name would be seen. */
const world = await mkdtemp(join(tmpdir(), 'secondline-names-'));
const here = join(world, 'a', 'b', 'c');
await mkdir(join(here, 'tmp'), { recursive: true });
const home = process.cwd();
process.chdir(here);
process.env.TMPDIR = join(here, 'tmp');
after(async () => {
  process.chdir(home);
  await rm(world, { recursive: true, force: true });
});

const names: readonly string[] = [
  '../../x',
  '../../../../../../etc/cron.d/x',
  '..\\..\\x.exe',
  '..%2f..%2fx',
  '%2e%2e%2fx',
  '..%252fx',
  '/etc/passwd',
  'C:\\Windows\\System32\\x.dll',
  'file:///etc/passwd',
  '\\\\host\\share\\x',
  'x%00.png',
  'CON',
  'con.txt',
  'AUX.log',
  'LPT1',
  '.',
  '..',
  '...',
  '   ',
  '.htaccess',
  '\u200B.htaccess',
  '.hta\u200Dccess',
  '\u202Egpj.exe',
  'a\u2066b\u2069.txt',
  `${'a'.repeat(4_996)}.log`,
  '"; filename="evil.html',
  "x'; filename*=UTF-8''evil.html",
  'x\r\nSet-Cookie: a=b',
  '<img src=x onerror=alert(1)>.png',
  '$(reboot).sh',
  '`id`',
  '-rf',
  'x:stream',
  'caf\u00e9.txt',
  'cafe\u0301.txt',
  '\u{1F4A5}.bin',
  'x.png ',
  'x.png.',
];

async function tree(): Promise<readonly string[]> {
  return (await readdir(world, { recursive: true })).sort();
}

describe('Names of files (A28: FreeScout CVE-2026-28289, CVE-2026-27636, GHSA-27vp-fpg8-j8wv; Znuny CVE-2024-32491; GLPI CVE-2026-22248, CVE-2024-37149)', () => {
  for (const name of names)
    test(`${JSON.stringify(name.length > 60 ? `${name.slice(0, 40)}… (${name.length})` : name)} is only a name, and no place`, async () => {
      const before = await tree();

      for (const by of [ada, kim]) {
        const kept = await surface.must(
          by,
          'attachEvidence',
          { ticketId, fileName: name, public: 'true' },
          { bytes: Buffer.from('some bytes') },
        );
        const sent = await surface.ask(by, 'readEvidence', { ticketId, evidenceId: kept.evidenceId });

        const shown = kept.fileName ?? '';
        assert.match(kept.evidenceId ?? '', /^[0-9a-f-]{36}$/);
        assert.ok(shown.length > 0 && [...shown].length <= 120, shown);
        assert.doesNotMatch(shown, /[/\\:*?"<>|]|\p{Cc}|\p{Cf}|^\.|[. ]$|^(con|aux|prn|nul|lpt\d|com\d)(\.|$)/iu);
        assert.equal(sent.headers['set-cookie'], undefined);
        assert.match(
          sent.headers['content-disposition'] ?? '',
          /^(attachment|inline); filename="[ -~]*"; filename\*=UTF-8''[\w.~!#$&+^`|%-]*$/,
        );
        assert.equal(sent.text, 'some bytes');
      }

      assert.deepEqual(await tree(), before);
    });

  test('a name with a NUL character, or longer than any name, is refused and nothing is kept', async () => {
    const { pool } = surface.place.database;
    const count = async () => (await pool.query<{ files: number }>('select count(*) as files from tickets.evidence')).rows[0]?.files;
    const before = await count();

    for (const name of ['x%00.png', '%00', 'y'.repeat(5_001)]) {
      const sent = await surface.knock({
        method: 'POST',
        path: `/api/v1/tickets/${ticketId}/evidence?fileName=${name}`,
        headers: { authorization: `Bearer ${alpha.callers.integration.token}` },
        body: Buffer.from('some bytes'),
      });
      assert.equal(saidOf(sent), '400 input-invalid', name.slice(0, 20));
    }

    assert.equal(await count(), before);
  });

  test('two spellings of one name are one name, of two files', async () => {
    const sent = await Promise.all(
      ['caf\u00e9.log', 'cafe\u0301.log'].map((fileName, index) =>
        surface.must(ada, 'attachEvidence', { ticketId, fileName }, { bytes: Buffer.from(`file ${index}`) }),
      ),
    );

    assert.equal(sent[0]?.fileName, sent[1]?.fileName);
    assert.notEqual(sent[0]?.evidenceId, sent[1]?.evidenceId);
    assert.notEqual(sent[0]?.sha256, sent[1]?.sha256);
  });

  test('the same bytes of two clients are kept apart, so that nobody learns what another one has', async () => {
    const beta = await openSide(surface, 'beta');
    const bytes = Buffer.from('the very same bytes');

    const ours = await surface.must(ada, 'attachEvidence', { ticketId, fileName: 'a' }, { bytes });
    const theirs = await surface.must(
      beta.callers.tier1_agent,
      'attachEvidence',
      { ticketId: beta.ids.ticketId, fileName: 'a' },
      { bytes },
    );

    const { rows } = await surface.place.database.pool.query('select client_id from files.blob where sha256 = $1', [ours.sha256]);
    assert.equal(ours.sha256, theirs.sha256);
    assert.equal(rows.length, 2);
  });
});
