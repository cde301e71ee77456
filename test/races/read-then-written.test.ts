import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemAuthority } from '../../platform/authority.ts';
import { inWork } from '../../platform/in-work.ts';
import type { Work } from '../../platform/work.ts';
import { openNotebook } from './notebook/open.ts';

const notesIn = async ({ sql }: Work) => (await sql.selectFrom('log.head').select('stream').execute()).length;

const reads: readonly ((work: Work) => Promise<unknown>)[] = [
  async () => 'asks nothing',
  notesIn,
  async () => Promise.reject(new Error('Refused before it asked')),
  async (work) => Promise.reject(new Error(`Refused after ${await notesIn(work)}`)),
];

test('what is only read ends by itself, and what is written next on its connection is kept', async () => {
  const { place, write, does } = await openNotebook();

  for (const read of reads) {
    await inWork(place, { authority: systemAuthority, reach: '*', readOnly: true }, read).catch(() => undefined);
    await write();
  }

  assert.equal(await does(notesIn), reads.length);
});
