import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { saidOf } from './answers.ts';
import { doerOf, type Input, idsFor, once, withSession } from './case.ts';
import { attacked } from './cases.ts';
import { changedTables, rowsOf } from './rows.ts';
import { knockOf, type Sent } from './send.ts';
import { openSide } from './side.ts';
import { carried, openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');

/** Fields that decide over rights, places and time, and those by which objects are poisoned. */
const smuggled: Readonly<Record<string, string>> = {
  role: '"desk_admin"',
  roles: '["desk_admin"]',
  grants: '[{"role":"desk_admin","clientId":null}]',
  client_id: '"00000000-0000-7000-8000-000000000000"',
  requesterId: '"00000000-0000-7000-8000-000000000000"',
  tier: '3',
  is_internal: 'false',
  public: 'true',
  kind: '"note"',
  state: '"closed"',
  started_at: '"2000-01-01T00:00:00Z"',
  startedAt: '"2000-01-01T00:00:00Z"',
  dueAt: '"2999-01-01T00:00:00Z"',
  created_at: '"2000-01-01T00:00:00Z"',
  id: '"00000000-0000-7000-8000-000000000000"',
  actor: '"system"',
  origin: '"imported"',
  version: '1',
  __proto__: '{"role":"desk_admin"}',
  constructor: '{"prototype":{"role":"desk_admin"}}',
  prototype: '{"role":"desk_admin"}',
};
// An object literal takes __proto__ for something else than a field.
const fields = [...Object.entries(smuggled), ['__proto__', '{"role":"desk_admin"}'] as const];

/** Every object within the input, from the input itself downwards, each once with the field put in front. */
function withField(input: unknown, field: string, value: string, top: ReadonlySet<string>): readonly string[] {
  if (typeof input !== 'object' || input === null) return [];
  const members = Array.isArray(input) ? input.map((one, index) => [String(index), one] as const) : Object.entries(input);
  const wrap = (parts: readonly (readonly [string, string])[]): string =>
    Array.isArray(input)
      ? `[${parts.map(([, text]) => text).join()}]`
      : `{${parts.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`;
  const texts = members.map(([name, one]) => [name, JSON.stringify(one)] as const);
  const here = Array.isArray(input) || Object.hasOwn(input, field) || top.has(field) ? [] : [wrap([[field, value], ...texts])];
  const below = members.flatMap(([name, one]) =>
    withField(one, field, value, knownBelow).map((text) => wrap(texts.map(([other, plain]) => [other, other === name ? text : plain]))),
  );
  return [...here, ...below];
}

/** Optional fields that nested objects of some contracts do have. */
const knownBelow = new Set<string>(['role', 'tier']);

describe('Fields that nobody asked for (A36: FreeScout GHSA-w5fc-8pp3-f755, Znuny CVE-2025-43926; A37: Zammad CVE-2024-33667)', () => {
  for (const known of attacked)
    test(`${known.operation.name} refuses each of them and changes nothing`, async () => {
      const { name, path, input: schema, method, takesBytes } = known.operation;
      const doer = await doerOf(known, surface, alpha);
      const ids = await withSession(surface, path, doer, await idsFor(known, surface, alpha));
      const asks = [known.input, ...(known.also ?? [])].map((ask) => ask(ids, once()));
      const ownFields = new Set(Object.keys(schema.shape));
      const inQuery = method === 'GET' || method === 'DELETE' || takesBytes === true;
      const before = await rowsOf(surface.place.database);

      const answers: (readonly [string, Sent])[] = [];
      for (const ask of inQuery ? asks.slice(0, 1) : asks)
        for (const [field, value] of fields)
          for (const sent of inQuery ? await inTheQuery(ask, field) : await inTheBody(ask, field, value, ownFields))
            answers.push([field, sent]);

      assert.ok(answers.length >= fields.length - 8, `${answers.length} tries`);
      for (const [field, sent] of answers) assert.equal(saidOf(sent), '400 input-invalid', `${field}: ${sent.text}`);
      assert.deepEqual(changedTables(before, await rowsOf(surface.place.database)), []);
      assert.equal(({} as Record<string, unknown>).role, undefined);

      async function inTheBody(ask: Input, field: string, value: string, top: ReadonlySet<string>): Promise<readonly Sent[]> {
        const knock = knockOf(surface.place.program, name, { input: ask, headers: carried(doer) });
        const bodies = withField(JSON.parse(String(knock.body)), field, value, top);
        return Promise.all(bodies.map((body) => surface.knock({ ...knock, body })));
      }

      async function inTheQuery(ask: Input, field: string): Promise<readonly Sent[]> {
        if (ownFields.has(field)) return [];
        const knock = knockOf(surface.place.program, name, {
          input: ask,
          headers: carried(doer),
          ...(known.bytes && { bytes: known.bytes }),
        });
        const path = `${knock.path}${knock.path.includes('?') ? '&' : '?'}${field}=desk_admin`;
        return [await surface.knock({ ...knock, path })];
      }
    });

  test('a field of the path cannot be said a second time in the body or the query', async () => {
    const { tier1_agent: ada } = alpha.callers;
    const { ticketId = '', otherTicketId = '' } = alpha.ids;
    const before = await rowsOf(surface.place.database);

    const answers = [
      await surface.knock({
        method: 'POST',
        path: `/api/v1/tickets/${ticketId}/notes`,
        headers: { ...carried(ada), 'content-type': 'application/json' },
        body: JSON.stringify({ body: 'A note', ticketId: otherTicketId }),
      }),
      await surface.knock({ path: `/api/v1/tickets/${ticketId}?ticketId=${otherTicketId}`, headers: carried(ada) }),
    ];

    assert.deepEqual(answers.map(saidOf), ['400 input-invalid', '400 input-invalid']);
    assert.deepEqual(changedTables(before, await rowsOf(surface.place.database)), []);
  });
});
