import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Subject, targetsFor } from './chosen-targets.ts';
import type { Term } from './rules.ts';

const [network, wireless, mail] = ['network', 'wireless', 'mail'];
const base: readonly Term[] = [
  { priority: 1, responseMinutes: 15, resolutionMinutes: 240 },
  { priority: 2, responseMinutes: 30, resolutionMinutes: 480 },
  { priority: 3, responseMinutes: 120, resolutionMinutes: 1_440 },
  { priority: 4, responseMinutes: 480, resolutionMinutes: 3_000 },
];
const plain: Subject = { priority: 3, categoryPath: [], assetKind: null, vip: false };

const minutes = (rows: readonly Term[], subject: Partial<Subject>) =>
  Object.fromEntries(targetsFor([...base, ...rows], { ...plain, ...subject }));

describe('What is promised for a ticket', () => {
  test('is what its priority says where no other row fits', () => {
    assert.deepEqual(minutes([], {}), { response: 120, resolution: 1_440 });
  });

  test('is what its category says, and what that one leaves open the priority says', () => {
    const rows: Term[] = [{ categoryId: network, resolutionMinutes: 300 }];

    assert.deepEqual(minutes(rows, { categoryPath: [network] }), { response: 120, resolution: 300 });
    assert.deepEqual(minutes(rows, { categoryPath: [mail] }), { response: 120, resolution: 1_440 });
  });

  test('is what the nearest category says, in whatever order the rows stand', () => {
    const rows: Term[] = [
      { categoryId: wireless, resolutionMinutes: 100 },
      { categoryId: network, priority: 3, assetKind: 'network', resolutionMinutes: 300 },
    ];

    assert.equal(minutes(rows, { categoryPath: [wireless, network], assetKind: 'network' }).resolution, 100);
    assert.equal(minutes(rows.toReversed(), { categoryPath: [wireless, network], assetKind: 'network' }).resolution, 100);
  });

  test('is what a VIP is promised before all else', () => {
    const rows: Term[] = [
      { vip: true, resolutionMinutes: 60 },
      { categoryId: network, assetKind: 'circuit', priority: 3, resolutionMinutes: 300 },
    ];

    assert.equal(minutes(rows, { categoryPath: [network], assetKind: 'circuit', vip: true }).resolution, 60);
    assert.equal(minutes(rows, { categoryPath: [network], assetKind: 'circuit' }).resolution, 300);
  });

  test('goes by the kind of asset before the priority', () => {
    const rows: Term[] = [{ assetKind: 'circuit', resolutionMinutes: 200 }];

    assert.equal(minutes(rows, { assetKind: 'circuit' }).resolution, 200);
    assert.equal(minutes(rows, { assetKind: 'computer' }).resolution, 1_440);
  });

  test('has a clock only for what some row speaks of', () => {
    const rows: Term[] = [{ priority: 1, vip: true, workaroundMinutes: 60, nextUpdateMinutes: 30 }];

    assert.deepEqual(
      [...targetsFor([...base, ...rows], { ...plain, priority: 1, vip: true }).keys()],
      ['response', 'next_update', 'workaround', 'resolution'],
    );
    assert.deepEqual([...targetsFor([...base, ...rows], { ...plain, priority: 1 }).keys()], ['response', 'resolution']);
  });
});
