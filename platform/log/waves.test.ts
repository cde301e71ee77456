import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { RecordedFact } from './fact.ts';
import { inWaves } from './waves.ts';

const at = Temporal.Instant.from('2026-03-02T09:00:00Z');

/** A fact of a stream, told apart from others by its version. */
const fact = (stream: string, name: string, version: number): RecordedFact => ({
  clientId: null,
  stream,
  version,
  name,
  schemaVersion: 1,
  payload: {},
  actor: 'system',
  requestId: 'r',
  origin: 'live',
  source: null,
  externalId: null,
  occurredAt: at,
  recordedAt: at,
});

/** A batch as the log writes it: versions rise within each stream. */
const batches = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('opened', 'moved', 'ended')), { maxLength: 40 })
  .map((pairs) => {
    const versions = new Map<string, number>();
    return pairs.map(([stream, name]) => {
      const version = (versions.get(stream) ?? 0) + 1;
      versions.set(stream, version);
      return fact(stream, name, version);
    });
  });

describe('Waves', () => {
  test('each fact is in one wave, waves are of one kind and name no stream twice, and each stream keeps its order', () => {
    fc.assert(
      fc.property(batches, (facts) => {
        const waves = inWaves(facts);

        const all = waves.flat();
        assert.deepEqual(new Set(all), new Set(facts));
        assert.equal(all.length, facts.length);
        for (const wave of waves) {
          assert.equal(new Set(wave.map(({ name }) => name)).size, 1);
          assert.equal(new Set(wave.map(({ stream }) => stream)).size, wave.length);
        }
        for (const own of Map.groupBy(all, ({ stream }) => stream).values())
          assert.deepEqual(
            own.map(({ version }) => version),
            own.map((_, index) => index + 1),
          );
      }),
    );
  });

  test('what streams begin with comes before all that follows, in the order in which it was told', () => {
    const facts = [
      fact('team', 'formed', 1),
      fact('ada', 'hired', 1),
      fact('team', 'joined', 2),
      fact('kim', 'registered', 1),
      fact('ada', 'moved', 2),
    ];

    const kinds = inWaves(facts).map((wave) => wave[0]?.name);

    assert.deepEqual(kinds.slice(0, 3), ['formed', 'hired', 'registered']);
  });

  test('many histories that go the same way at their own pace are about as many waves as the longest has facts', () => {
    const streams = Array.from({ length: 200 }, (_, number) => `ticket ${number}`);
    const facts = streams.flatMap((stream, number) => {
      const names = [
        'opened',
        ...Array.from({ length: number % 30 }, (_, step) => (((number * 7) >> (step % 3)) % 2 === 0 ? 'assigned' : 'changed')),
        'closed',
      ];
      return names.map((name, index) => fact(stream, name, index + 1));
    });

    assert.ok(inWaves(facts).length <= 3 * 32, String(inWaves(facts).length));
  });
});
