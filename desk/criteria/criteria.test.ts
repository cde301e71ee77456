import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { notPermitted } from '../../platform/refusal.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { addCategory } from '../tickets/contract.ts';
import { categoryUnknown } from '../tickets/refusals.ts';
import { changeCriteria, listCriteria } from './contract.ts';
import { firstCriteria } from './first-criteria.ts';
import { publishFirstCriteria } from './publish-first-criteria.ts';
import { categoryWithoutClient, criteriaChangedSince, criteriaImpossible } from './refusals.ts';
import type { CriterionTerms } from './rules.ts';

const payrollWeek: CriterionTerms = {
  criterion: 'payroll_week',
  words: 'It stops the payroll run',
  question: 'Please let the run go through today.',
  fromTiers: [1],
  checks: [
    { kind: 'ticket', priorities: [1, 2] },
    { kind: 'words', ask: 'say which run' },
  ],
  off: false,
};

/** Somebody who administers Northgate and no other client. */
const clientAdmin = ({ priya, northgate }: Desk) => ({
  ...priya,
  authority: { ...priya.authority, grants: [{ clientId: northgate.id, role: 'client_admin' as const }] },
});

describe('Criteria in versions', () => {
  test('a new desk has the domain’s eight, once, however many accounts are opened', async () => {
    const desk = await openDesk();

    await desk.asDesk((work) => publishFirstCriteria(work));

    const { version, own } = await desk.does(desk.ada, listCriteria, {});
    assert.deepEqual([version, own], [1, firstCriteria]);
  });

  test('Northgate adds one and changes one; each says where it comes from, and no other client has them', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const clientId = desk.northgate.id;
    const risk = { ...(firstCriteria.find(({ criterion }) => criterion === 'sla_risk') ?? assert.fail()), words: 'Late, by our contract' };

    const first = await desk.does(desk.dana, changeCriteria, { clientId, readVersion: 0, criteria: [payrollWeek] });
    const second = await desk.does(clientAdmin(desk), changeCriteria, {
      clientId,
      readVersion: 1,
      criteria: [payrollWeek, risk],
      note: 'The new contract',
    });

    assert.deepEqual([first.version, second.version, second.note, second.publishedBy], [1, 2, 'The new contract', 'Priya']);
    const { inForce, versions, own } = await desk.does(desk.ada, listCriteria, { clientId });
    const told = inForce.map(({ criterion, layer, version }) => [criterion, layer, version]);
    assert.deepEqual(told.slice(-2), [
      ['security_incident', 'installation', 1],
      ['payroll_week', 'client', 2],
    ]);
    assert.deepEqual(told[3], ['sla_risk', 'client', 2]);
    assert.deepEqual([own.length, versions.map(({ version }) => version)], [2, [2, 1]]);
    const harbors = await desk.does(desk.otto, listCriteria, { clientId: desk.harbor.id });
    assert.equal(harbors.inForce.length, 8);
    const spied = await desk.does(desk.otto, listCriteria, { clientId });
    assert.deepEqual([spied.version, spied.own, spied.versions, spied.inForce.length], [0, [], [], 8]);
  });

  test('a category of the client has its own, and those below it too', async () => {
    const desk = await openDesk();
    const clientId = desk.northgate.id;
    const network = await desk.does(desk.dana, addCategory, { clientId, name: 'Network' });
    const vpn = await desk.does(desk.dana, addCategory, { clientId, name: 'VPN', parentId: network.categoryId });

    await desk.does(desk.dana, changeCriteria, { clientId, categoryId: network.categoryId, readVersion: 0, criteria: [payrollWeek] });

    const { version, inForce } = await desk.does(desk.ada, listCriteria, { clientId, categoryId: vpn.categoryId });
    assert.equal(version, 0);
    assert.deepEqual(
      inForce.filter(({ layer }) => layer === 'category').map(({ criterion }) => criterion),
      ['payroll_week'],
    );
  });

  test('of two who change the same version one is told that there is another', async () => {
    const desk = await openDesk();
    const clientId = desk.northgate.id;
    const change = (words: string) =>
      desk.does(desk.dana, changeCriteria, { clientId, readVersion: 0, criteria: [{ ...payrollWeek, words }] });

    const outcomes = await Promise.allSettled([change('one'), change('other')]);

    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.deepEqual(await expectRefusal(Promise.reject(lost?.reason), criteriaChangedSince), { version: 1 });
    const facts = await expectRefusal(change('third'), criteriaChangedSince);
    assert.deepEqual(facts, { version: 1 });
  });

  test('what cannot be checked is refused where it is; what every client uses is for who serves them all', async () => {
    const desk = await openDesk();
    const clientId = desk.northgate.id;
    const foreign = await desk.does(desk.dana, addCategory, { clientId: desk.harbor.id, name: 'Cranes' });
    const ofForeign = { ...payrollWeek, checks: [{ kind: 'ticket' as const, categoryIds: [foreign.categoryId] }] };
    const change = (more: object, person = desk.dana) =>
      desk.does(person, changeCriteria, { clientId, readVersion: 0, criteria: [payrollWeek], ...more });

    const facts = await expectRefusal(change({ criteria: [payrollWeek, payrollWeek, ofForeign] }), criteriaImpossible);
    await expectRefusal(change({ categoryId: foreign.categoryId }), categoryUnknown);
    await expectRefusal(change({ clientId: undefined, categoryId: foreign.categoryId }), categoryWithoutClient);
    await expectRefusal(change({ clientId: undefined, readVersion: 1 }, clientAdmin(desk)), notPermitted);
    await expectNotFound(change({ clientId: desk.harbor.id }, clientAdmin(desk)));

    assert.deepEqual(
      (facts.errors as readonly { readonly pointer: string }[]).map(({ pointer }) => pointer),
      ['#/criteria/1/criterion', '#/criteria/2/criterion', '#/criteria/2/checks/0/categoryIds'],
    );
    assert.equal((await desk.does(desk.ada, listCriteria, { clientId })).version, 0);
  });
});
