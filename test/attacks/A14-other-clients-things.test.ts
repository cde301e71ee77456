import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Role, roleHolds, roles } from '../../platform/permissions.ts';
import { wholeProgram } from '../database.ts';
import { atOnce, saidOf, sameAnswer } from './answers.ts';
import { type Case, doerOf, idsFor, idsReadBy, once, pathIds, sessionOf, withSession } from './case.ts';
import { attacked, cases } from './cases.ts';
import { type Ids, openSide, type Side } from './side.ts';
import { anonymous, type Caller, openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const beta = await openSide(surface, 'beta');
const everybody: readonly Caller[] = [...roles.map((role) => alpha.callers[role]), anonymous];

type Attacked = (typeof attacked)[number];

/** What the one table of permissions says of this role and operation (platform/permissions.ts). */
function declared({ operation, ...known }: Attacked, { role }: Caller): 'may' | 401 | 403 {
  const { permission } = operation;
  if (permission === 'public') return 'may';
  if (role === 'anonymous') return 401;
  if (known.notForPrograms && role === 'integration') return 403;
  if (known.deskWide) return 403;
  return permission === 'signed_in' || roleHolds(role, permission) ? 'may' : 403;
}

const withBytes = ({ bytes }: Case) => ({ ...(bytes && { bytes }) });

/** Programs have no session that they could end: nothing is their own. */
const needsSession = ({ operation }: Attacked, { token }: Caller): boolean => operation.path.includes(':sessionId') && token !== undefined;

describe('Authorization (A14: Zammad CVE-2020-10100, FreeScout CVE-2026-40591, GHSA-cr68-27qv-p5m4, GHSA-c83g-9f2m-9cmw, iTop CVE-2020-4079)', () => {
  test('every operation is attacked: a new one needs a case in test/attacks/cases*.ts', () => {
    const names = wholeProgram.operations.map(({ operation }) => operation.name);

    assert.deepEqual(
      names.filter((name) => cases[name] === undefined),
      [],
    );
    assert.deepEqual(
      Object.keys(cases).filter((name) => !names.includes(name)),
      [],
    );
  });

  for (const known of attacked) {
    const { name, path } = known.operation;

    test(`${name}: each role gets exactly what the table of permissions says`, async () => {
      const ids = await idsFor(known, surface, alpha);
      const callers = known.slow ? [anonymous, alpha.callers.requester, alpha.callers.integration] : everybody;
      await atOnce(callers, async (caller) => {
        if (needsSession(known, caller)) return;
        const asker = known.endsSession ? await surface.again(caller) : caller;
        const sent = await surface.ask(asker, name, known.input(await withSession(surface, path, caller, ids), once()), withBytes(known));

        const expected = declared(known, caller);
        if (expected === 401) assert.equal(saidOf(sent), '401 not-signed-in', `${caller.role}: ${sent.text}`);
        else if (expected === 403) assert.equal(saidOf(sent), '403 not-permitted', `${caller.role}: ${sent.text}`);
        else
          assert.ok(
            sent.status < 500 &&
              !['401 not-signed-in', '403 not-permitted', '403 request-not-trusted', '404 not-found'].includes(saidOf(sent)),
            `${caller.role}: ${sent.status} ${sent.text}`,
          );
      });
    });

    test(`${name}: whose place it is to do it can do it`, async () => {
      const doer = await doerOf(known, surface, alpha);
      const ids = await withSession(surface, path, doer, await idsFor(known, surface, alpha));

      const sent = await surface.ask(doer, name, known.input(ids, once()), withBytes(known));

      if (known.unsignedSays !== undefined) assert.equal(saidOf(sent), known.unsignedSays);
      else assert.ok(sent.status < 300, `${sent.status} ${sent.text}`);
    });

    const taken = pathIds(known.operation.path);
    if (taken.length === 0) continue;
    test(`${name}: another client's things answer to nobody, to the byte like things that are not there`, async () => {
      const callers = everybody.filter((one) => declared(known, one) === 'may');
      await atOnce(callers, async (caller) => {
        for (const others of await othersFor(known, caller)) {
          const nobodys = Object.fromEntries(Object.keys(others).map((id) => [id, crypto.randomUUID()]));
          const foreign = await surface.ask(caller, name, known.input({ ...alpha.ids, ...others }, 'n0'), withBytes(known));
          const missing = await surface.ask(caller, name, known.input({ ...alpha.ids, ...nobodys }, 'n0'), withBytes(known));

          assert.equal(
            saidOf(foreign),
            known.unsignedSays ?? '404 not-found',
            `${caller.role} at ${JSON.stringify(others)}: ${foreign.text}`,
          );
          sameAnswer(foreign, missing, `${caller.role} at ${JSON.stringify(others)}`);
        }
      });
    });
  }
});

/** All that is the other client's, and, for people, who serves every client and so stands above whoever administers one. */
async function othersFor(known: Attacked, caller: Caller): Promise<readonly Ids[]> {
  const read = idsReadBy((ids) => known.input(ids, 'n0'), { ...alpha.ids, sessionId: '', email: '', linkToken: '' });
  const taken = pathIds(known.operation.path).filter((id) => read.includes(id));
  const theirs = await withSession(surface, known.operation.path, beta.callers.tier1_agent, beta.ids);
  const other = Object.fromEntries(taken.map((id) => [id, theirs[id] ?? '']));
  const above = taken.filter((id) => id === 'agentId' || id === 'accountId').map((id) => ({ [id]: surface.founder.accountId ?? '' }));
  // A colleague of the same client is as strange to one's sessions as anybody.
  const colleague = taken.includes('sessionId') ? [{ sessionId: await sessionOf(surface, colleagueOf(alpha, caller)) }] : [];
  return [other, ...above, ...colleague];
}

const colleagueOf = ({ callers }: Side, { role }: Caller): Caller =>
  role === ('tier1_agent' satisfies Role) ? callers.tier2_technician : callers.tier1_agent;
