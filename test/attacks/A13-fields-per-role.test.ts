import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { roles } from '../../platform/permissions.ts';
import { doerOf, idsFor, once, withSession } from './case.ts';
import { attacked, changing } from './cases.ts';
import { type Allowed, allowedFor, asAllowed, fieldsOf } from './json-keys.ts';
import { openSide } from './side.ts';
import { anonymous, type Caller, openSurface } from './surface.ts';

/** The allow-list. To write it anew: `SECONDLINE_TEST_WRITE_KEYS=1 npm test A13`, and read what changed before it is committed. */
const file = join(import.meta.dirname, 'keys.json');
const writesAnew = process.env.SECONDLINE_TEST_WRITE_KEYS === '1';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const seen = new Map<string, Map<string, Set<string>>>();

/** Everybody who could get an answer, each asking for what is made for this alone. */
async function look(): Promise<void> {
  const everybody: readonly Caller[] = [...roles.map((role) => alpha.callers[role]), anonymous];
  for (const known of attacked) {
    const { name, path } = known.operation;
    const ids = await idsFor(known, surface, alpha);
    const doer = await doerOf(known, surface, alpha);
    await note(name, doer, known.input(await withSession(surface, path, doer, ids), once()), known.bytes);
    if (known.slow || known.doer !== undefined) continue;
    for (const caller of everybody.filter(({ role }) => role !== doer.role)) {
      const asker = known.endsSession ? await surface.again(caller) : caller;
      const own = await withSession(surface, path, asker, ids);
      for (const ask of changing.includes(known) ? [known.input] : [known.input, ...(known.also ?? [])])
        await note(name, asker, ask(caller.role.startsWith('requester') ? withoutRequester(own) : own, once()), known.bytes);
    }
  }
}

/** Requesters ask for themselves. */
const withoutRequester = ({ requesterId: _requesterId, ...ids }: Readonly<Record<string, string>>) => ids;

async function note(operation: string, caller: Caller, input: Readonly<Record<string, unknown>>, bytes?: Uint8Array): Promise<void> {
  const sent = await surface.ask(caller, operation, input, { ...(bytes && { bytes }) });
  if (sent.status >= 300 || sent.headers['content-type']?.startsWith('application/json') !== true) return;
  const byRole = seen.get(operation) ?? new Map<string, Set<string>>();
  const fields = byRole.get(caller.role) ?? new Set<string>();
  for (const field of fieldsOf(sent.json)) fields.add(field);
  seen.set(operation, byRole.set(caller.role, fields));
}

describe('Fields per role (A13: GLPI CVE-2026-32312; Zammad CVE-2020-10104)', () => {
  test('nobody is shown a field that is not on the list for their role', async () => {
    await look();
    if (writesAnew) await writeFile(file, `${JSON.stringify(asAllowed(seen), null, 2)}\n`);
    // Written by the line above.
    const allowed = JSON.parse(await readFile(file, 'utf8')) as Allowed;

    const strange = [...seen].flatMap(([operation, byRole]) =>
      [...byRole].flatMap(([role, fields]) => {
        const list = allowedFor(allowed, operation, role);
        return [...fields].filter((field) => list?.has(field) !== true).map((field) => `${operation} shows ${role} ${field}`);
      }),
    );

    const unanswered = Object.entries(allowed).flatMap(([operation, groups]) =>
      Object.keys(groups)
        .flatMap((group) => group.split(' '))
        .filter((role) => seen.get(operation)?.has(role) !== true)
        .map((role) => `${operation} no longer answers ${role}`),
    );
    assert.deepEqual(unanswered, []);
    assert.deepEqual(strange, [], 'Add it to keys.json if it is meant to be shown to this role');
  });

  test('the list itself shows no secret and requesters nothing of the desk’s own', async () => {
    const allowed = JSON.parse(await readFile(file, 'utf8')) as Allowed;
    const once = new Set([
      'issueApiToken token',
      'signIn csrfToken',
      'acceptLink csrfToken',
      'changePassword csrfToken',
      'readSession csrfToken',
      // Shown to whoever says why; the fact of it stands on the ticket.
      'unmaskSecret secret',
    ]);

    const all = Object.entries(allowed).flatMap(([operation, groups]) =>
      Object.entries(groups).flatMap(([who, fields]) => fields.map((field) => ({ operation, who, field }))),
    );

    assert.deepEqual(
      all.filter(({ operation, field }) => /password|secret|(?<!packet)hash$|token$/i.test(field) && !once.has(`${operation} ${field}`)),
      [],
    );
    const ofRequesters = all.filter(({ who }) => who.split(' ').some((role) => role.startsWith('requester')));
    assert.ok(ofRequesters.some(({ operation, field }) => operation === 'readTicket' && field === 'title'));
    const internal = /tier|team|assignee|hops|resolution|cause|dueAt|override|escalation|packet|secondsLeft|steps|email/i;
    assert.deepEqual(
      ofRequesters.filter(
        ({ operation, field }) =>
          internal.test(field) && !['listPromises items[].dueAt', 'readSession email', 'readLink email'].includes(`${operation} ${field}`),
      ),
      [],
    );
  });
});
