import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import type { WrongKind } from '../../platform/log/wrong.ts';
import { openSide } from './side.ts';
import { carried, openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const { tier2_technician: priya } = alpha.callers;
const { ticketId = '' } = alpha.ids;
const { pool } = surface.place.database;

/** Three chunks, the last one short. */
const bytes = randomBytes(600_000);
const { evidenceId = '', sha256 = '' } = await surface.must(priya, 'attachEvidence', { ticketId, fileName: 'dump.bin' }, { bytes });
const small = await surface.must(
  priya,
  'attachEvidence',
  { ticketId, fileName: 'small.log' },
  { bytes: Buffer.from('4740 caller FILE01') },
);

const ofFile = (hash: string) => `blob_id = (select id from files.blob where sha256 = '${hash}')`;

/** Lets somebody who holds the database change it, looks, and puts everything back. */
async function tampered(statement: string, look: () => Promise<void>): Promise<void> {
  await pool.query('create table public.kept_blob as table files.blob; create table public.kept_chunk as table files.chunk');
  try {
    await pool.query(statement);
    await look();
  } finally {
    await pool.query(`begin; delete from files.chunk; delete from files.blob; insert into files.blob table public.kept_blob;
      insert into files.chunk table public.kept_chunk; drop table public.kept_blob, public.kept_chunk; commit`);
  }
}

async function fetched(id = evidenceId): Promise<Buffer> {
  const response = await fetch(`${surface.url}/api/v1/tickets/${ticketId}/evidence/${id}`, { headers: carried(priya) });
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
}

describe('Files that somebody changed in the database (A57)', () => {
  test('nothing is wrong with those that nobody touched, and each is read', async () => {
    const { files, wrong } = await verifyLog(surface.place);

    const { rows } = await pool.query<{ files: number }>('select count(distinct (client_id, sha256))::int as files from tickets.evidence');
    assert.deepEqual([wrong, files], [undefined, rows[0]?.files]);
    assert.deepEqual(await fetched(), bytes);
  });

  for (const [title, statement, what, detail] of [
    [
      'a changed byte',
      `update files.chunk set bytes = set_byte(bytes, 7, get_byte(bytes, 7) # 1) where number = 1 and ${ofFile(sha256)}`,
      'file-changed',
      /has other bytes than were sent/,
    ],
    [
      'a changed byte of the last chunk',
      `update files.chunk set bytes = set_byte(bytes, 7, get_byte(bytes, 7) # 1) where number = 2 and ${ofFile(sha256)}`,
      'file-changed',
      /has other bytes than were sent/,
    ],
    ['a missing chunk', `delete from files.chunk where number = 1 and ${ofFile(sha256)}`, 'file-missing', /lacks chunk 1/],
    [
      'a missing end',
      `delete from files.chunk where number = 2 and ${ofFile(sha256)}`,
      'file-missing',
      /has 524288 bytes; 600000 were sent/,
    ],
    [
      'an end cut off with the size',
      `delete from files.chunk where number = 2 and ${ofFile(sha256)}; update files.blob set size_bytes = 524288 where sha256 = '${sha256}'`,
      'file-changed',
      /is said to have 524288 bytes; 600000 were sent/,
    ],
  ] as const satisfies readonly (readonly [string, string, WrongKind, RegExp])[])
    test(`${title} is found by verify at the fact that named the file, and no reader gets it whole`, async () => {
      await tampered(statement, async () => {
        const { wrong } = await verifyLog(surface.place);

        assert.deepEqual([wrong?.what, wrong?.stream, wrong?.clientId], [what, ticketId, alpha.ids.clientId]);
        assert.match(wrong?.detail ?? '', detail);
        const { rows } = await pool.query<{ name: string; sha256: string }>(
          `select name, payload->>'sha256' as sha256 from log.fact where position = $1 and version = $2`,
          [wrong?.position, wrong?.version],
        );
        assert.deepEqual(rows, [{ name: 'evidence-attached', sha256 }]);
        await assert.rejects(fetched(), TypeError);
        assert.match(surface.logged.at(-1) ?? '', /a file broke off/);
        assert.match(surface.logged.at(-1) ?? '', new RegExp(sha256));
      });
    });

  test('a small file that was changed is not sent at all', async () => {
    await tampered(`update files.chunk set bytes = '4740 caller FILE02' where ${ofFile(small.sha256 ?? '')}`, async () => {
      await assert.rejects(fetched(small.evidenceId), TypeError);
    });
  });

  test('a file of which nothing is left is found by verify', async () => {
    await tampered(
      `begin; delete from files.chunk where ${ofFile(sha256)}; delete from files.blob where sha256 = '${sha256}'; commit`,
      async () => {
        const { wrong } = await verifyLog(surface.place);

        assert.equal(wrong?.what, 'file-missing');
        assert.match(wrong?.detail ?? '', /is not there/);
      },
    );
  });
});
