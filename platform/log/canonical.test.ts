import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { freshDatabase } from '../../test/database.ts';
import { canonicalJson, chainInstant, chainInstantFromText, linkHash, payloadDigest } from './canonical.ts';

/** What a payload can hold and jsonb can keep: PostgreSQL takes neither NUL nor half a character. */
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => value.isWellFormed() && !value.includes('\u0000'));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -0, 1e21, 1.5e-7, 5e-324, -1.7976931348623157e308, Number.MAX_SAFE_INTEGER),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    text,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(text, tie('tree'), { maxKeys: 5 }),
  ),
}));

/** Years that both PostgreSQL and ISO 8601 write with four digits, to the microsecond. */
const instant = fc
  .bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n })
  .map((microseconds) => Temporal.Instant.fromEpochNanoseconds(microseconds * 1_000n));

describe('The one text of a value', () => {
  test('is what PostgreSQL prints of it, so that it is the same before and after the database', async () => {
    const database = await freshDatabase();
    const values = fc.sample(tree, 500);

    const { rows } = await database.pool.query<{ text: string; value: unknown }>(
      `select value::text as text, value from jsonb_array_elements($1::jsonb) with ordinality as given(value, place) order by place`,
      [JSON.stringify(values)],
    );

    assert.deepEqual(
      rows.map((row) => row.text),
      values.map(canonicalJson),
    );
    assert.deepEqual(
      rows.map((row) => payloadDigest(row.value)),
      values.map(payloadDigest),
    );
  });

  test('does not depend on the order in which keys were written', () => {
    const shuffled = fc.dictionary(text, tree, { maxKeys: 8 }).chain((value) =>
      fc.record({
        value: fc.constant(value),
        other: fc
          .shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length })
          .map((entries) => Object.fromEntries(entries)),
      }),
    );

    fc.assert(fc.property(shuffled, ({ value, other }) => canonicalJson(value) === canonicalJson(other)));
  });

  test('leaves out what is undefined, as JSON does', () => {
    assert.equal(canonicalJson({ kept: 1, left: undefined }), '{"kept": 1}');
  });

  for (const [name, value] of [
    ['a date', new Date(0)],
    ['an instant', Temporal.Instant.from('2026-03-02T09:00:00Z')],
    ['a hole in a list', [undefined]],
    ['no number', Number.NaN],
    ['a number without end', Number.POSITIVE_INFINITY],
  ] as const)
    test(`refuses ${name}, which would not come back as it went in`, () => {
      assert.throws(() => canonicalJson({ value }), TypeError);
    });
});

describe('The one text of an instant', () => {
  test('keeps every microsecond on the way through PostgreSQL', async () => {
    const database = await freshDatabase();
    const instants = fc.sample(instant, 500);

    const { rows } = await database.pool.query<{ text: string; kept: Temporal.Instant }>(
      `select kept at time zone 'UTC' || '+00' as text, kept from unnest($1::text[]::timestamptz[]) with ordinality as given(kept, place) order by place`,
      [instants.map(chainInstant)],
    );

    assert.deepEqual(
      rows.map((row) => chainInstant(row.kept)),
      instants.map(chainInstant),
    );
    assert.deepEqual(
      rows.map((row) => chainInstantFromText(row.text)),
      instants.map(chainInstant),
    );
  });

  test('is not made of an instant in a year that PostgreSQL writes otherwise', () => {
    assert.throws(() => chainInstant(Temporal.Instant.from('+012026-03-02T09:00:00Z')), RangeError);
  });
});

describe('The hash of a fact', () => {
  const link = {
    clientId: '019cadc6-9afb-7000-82ac-6e63a3125285',
    stream: '019cadc6-9afb-7000-84a6-9e0df60b7245',
    version: 2,
    name: 'note-rewritten',
    schemaVersion: 1,
    payloadDigest: payloadDigest({ text: 'Two' }),
    actor: 'agent:019cadc6-9afb-7000-86ab-f3c16c6ecb68',
    requestId: '019cadc6-9afb-7000-8b0c-1f0f3b6f2a11',
    origin: 'live',
    source: null,
    externalId: null,
    occurredAt: '2026-03-02T09:00:00.123456Z',
    recordedAt: '2026-03-02T09:00:00.123456Z',
    previousHash: 'ab'.repeat(32),
  } as const;

  test('changes with every field', () => {
    const changed = {
      clientId: null,
      stream: link.clientId,
      version: 3,
      name: 'note-written',
      schemaVersion: 2,
      payloadDigest: payloadDigest({ text: 'Three' }),
      actor: 'system',
      requestId: link.stream,
      origin: 'imported',
      source: 'old-desk',
      externalId: '17',
      occurredAt: '2026-03-02T09:00:00.123457Z',
      recordedAt: '2026-03-02T09:00:00.123457Z',
      previousHash: '',
    } as const;

    const hashes = Object.entries(changed).map(([field, value]) => linkHash({ ...link, [field]: value }));

    assert.equal(new Set([linkHash(link), ...hashes]).size, Object.keys(changed).length + 1);
  });

  test('is over JSON, whatever the people and systems are called', () => {
    fc.assert(
      fc.property(text, text, text, (actor, source, externalId) => {
        const other = { ...link, actor, source, externalId };
        const moved = { ...link, actor: `${actor}"`, source, externalId };
        return linkHash(other) !== linkHash(moved);
      }),
    );
  });
});
