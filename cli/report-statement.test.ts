import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { assignTicket, resolveTicket } from '../desk/tickets/contract.ts';
import { openDesk } from '../test/desk.ts';
import { runCommand } from './run-command.ts';

const folder = await mkdtemp(join(tmpdir(), 'secondline-statement-'));
after(() => rm(folder, { recursive: true }));
const desk = await openDesk('2026-03-10T09:00:00Z');
const { connection } = desk.place.database as typeof desk.place.database & { readonly connection: { readonly connectionString?: string } };
const client = (
  await desk.place.database.pool.query<{ name: string }>(`select name from clients.client where client_id = $1`, [desk.northgate.id])
).rows[0]?.name;

async function statement(...words: readonly string[]) {
  let [out, err] = ['', ''];
  const place = ['--database-url', connection.connectionString ?? '', '--data', folder];
  const code = await runCommand(
    ['report', 'statement', ...place, ...words],
    { write: (text) => (out += text) },
    { write: (text) => (err += text) },
  );
  return { code, out, err };
}

describe('secondline report statement', async () => {
  const ticketId = await desk.openTicket();
  desk.moveClockTo('2026-03-10T10:00:00Z');
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  desk.moveClockTo('2026-03-10T12:00:05Z');
  await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'A new drum', tellRequester: 'It prints again' });
  const ofMarch = ['--client', client ?? '', '--month', '2026-03'];

  test('says as one JSON document which tier used what of a client’s month, to the second', async () => {
    const { code, out } = await statement(...ofMarch, '--json');

    const said = JSON.parse(out);
    assert.deepEqual([code, said.tickets, said.totalSeconds], [0, 1, 3 * 3_600 + 5]);
    assert.deepEqual(
      said.tiers.map(({ tier, seconds, kinds }: { tier: number; seconds: number; kinds: unknown }) => ({ tier, seconds, kinds })),
      [
        {
          tier: 1,
          seconds: 3 * 3_600 + 5,
          kinds: [
            { kind: 'queue', seconds: 3_600 },
            { kind: 'work', seconds: 2 * 3_600 + 5 },
          ],
        },
      ],
    );
  });

  test('writes it as CSV and as PDF, and tells people where', async () => {
    const [csv, pdf] = [join(folder, 'march.csv'), join(folder, 'march.pdf')];

    const { code, out } = await statement(...ofMarch, '--csv', csv, '--pdf', pdf);

    const rows = (await readFile(csv, 'utf8')).trimEnd().split('\r\n');
    assert.equal(code, 0);
    assert.match(out, /Tier 1/);
    assert.ok(out.includes(`Written to ${csv}`) && out.includes(`Written to ${pdf}`));
    assert.equal(rows.length, 3);
    assert.match(rows[1] ?? '', /,INC-\d+,/);
    assert.equal((await readFile(pdf)).subarray(0, 5).toString(), '%PDF-');
  });

  for (const [what, words, code, said] of [
    ['a client that there is none of', ['--client', 'Nobody', '--month', '2026-03'], 1, /There is no client called Nobody/],
    ['a month that there is none of', ['--client', client ?? '', '--month', '2026-13'], 2, /2026-13 is no month\. Write it as 2016-03\./],
    ['no month at all', ['--client', client ?? ''], 2, /--month/],
  ] as const)
    test(`refuses ${what}, saying what to write`, async () => {
      const refused = await statement(...words);

      assert.equal(refused.code, code);
      assert.match(refused.err, said);
    });
});
