import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishCalendar } from '../../estate/calendars/contract.ts';
import { agreementInForce, publishBeside, publishVersion } from '../../test/agreements-desk.ts';
import { expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { listAgreements, publishAgreement } from './contract.ts';
import { agreementExists, agreementImpossible, agreementKindChanged, effectiveInThePast } from './refusals.ts';

test('a client that is brought on board promises something from the first day', async () => {
  const desk = await openDesk();

  const standard = await agreementInForce(desk);

  assert.equal(standard.version, 1);
  assert.deepEqual(
    standard.terms.map((row) => row.priority),
    [1, 2, 3, 4],
  );
  assert.equal(standard.calendarWords, 'Mon–Fri 08:00–18:00 (UTC)');
});

test('a new version counts from its effective date, and the ones before stay to be read', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  await publishVersion(desk, { name: 'Gold', effectiveFrom: '2026-03-09T00:00:00Z' });

  const now = await agreementInForce(desk);
  desk.moveClockTo('2026-03-09T00:00:00Z');
  const later = await agreementInForce(desk);
  const { items } = await desk.does(desk.dana, listAgreements, { clientId: desk.northgate.id });

  assert.deepEqual([now.name, later.name], ['Standard', 'Gold']);
  assert.deepEqual(
    items.map(({ version, current, publishedBy }) => [version, current, publishedBy]),
    [
      [2, true, 'Dana'],
      [1, false, items[1]?.publishedBy],
    ],
  );
});

test('a version that would reach into the past is refused, saying what to do instead', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');

  const refused = publishVersion(desk, { effectiveFrom: '2026-03-01T09:00:00Z' });

  await expectRefusal(refused, effectiveInThePast);
  assert.match(effectiveInThePast.advice, /move them/);
});

test('an agreement with faults says where each is and what to write instead', async () => {
  const desk = await openDesk();
  const { calendarId } = await agreementInForce(desk, 'sla');
  const unknown = '0198c1d2-0000-7000-8000-000000000009';

  const { errors } = await expectRefusal(
    publishVersion(desk, {
      calendarId: unknown,
      terms: [
        { priority: 1, responseMinutes: 5, resolutionMinutes: 60 },
        { categoryId: unknown, resolutionMinutes: 60 },
      ],
    }),
    agreementImpossible,
  );

  assert.deepEqual(
    (errors as { pointer: string }[]).map(({ pointer }) => pointer),
    ['#/terms', '#/terms', '#/terms', '#/calendarId', '#/terms/1/categoryId'],
  );
  assert.equal((await agreementInForce(desk)).calendarId, calendarId);
});

test('another client’s calendar is as unknown as one that never was', async () => {
  const desk = await openDesk();
  const { items } = await desk.does(desk.dana, listAgreements, { clientId: desk.harbor.id });

  const refused = publishVersion(desk, { calendarId: items[0]?.calendarId ?? '' });

  await expectRefusal(refused, agreementImpossible);
});

test('a client has one SLA, and one agreement for each scope', async () => {
  const desk = await openDesk();
  const standing = await agreementInForce(desk);
  const tier2 = { kind: 'ola', scope: { tier: 2 }, terms: [{ resolutionMinutes: 120 }] } as const;
  await publishBeside(desk, { ...tier2, terms: [...tier2.terms] });

  const { agreementId } = await expectRefusal(publishBeside(desk, { kind: 'sla', scope: {}, terms: standing.terms }), agreementExists);
  await expectRefusal(publishBeside(desk, { ...tier2, terms: [...tier2.terms] }), agreementExists);
  await expectRefusal(publishVersion(desk, { kind: 'ola', scope: { tier: 1 }, terms: [{ resolutionMinutes: 60 }] }), agreementKindChanged);

  assert.equal(agreementId, standing.agreementId);
});

test('an agreement that has ended binds nothing more, and another may take its place', async () => {
  const desk = await openDesk();
  const tier2 = { kind: 'ola' as const, scope: { tier: 2 as const }, terms: [{ resolutionMinutes: 120 }] };
  const { agreementId } = await publishBeside(desk, tier2);
  const { calendarId } = await agreementInForce(desk);

  await desk.does(desk.dana, publishAgreement, {
    clientId: desk.northgate.id,
    agreementId,
    name: 'Budget',
    calendarId,
    ...tier2,
    ended: true,
  });
  const again = await publishBeside(desk, tier2);

  assert.notEqual(again.agreementId, agreementId);
  assert.equal((await agreementInForce(desk, 'ola')).agreementId, again.agreementId);
});

test('only who manages agreements publishes them, and another client’s are not found', async () => {
  const desk = await openDesk();

  await expectNotFound(desk.does(desk.otto, listAgreements, { clientId: desk.northgate.id }));
});

test('a target that its calendar never reaches is refused, whichever of the two is published', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const clientId = desk.northgate.id;
  const { terms, calendarId } = await agreementInForce(desk);
  const minute = { zone: 'UTC', week: { mon: [['09:00', '09:01'] as [string, string]] }, holidays: [] };
  const calendar = { clientId, name: 'One minute a week', definition: minute };

  await publishVersion(desk, { terms: terms.map((row) => ({ ...row, resolutionMinutes: 20_000 })) });
  await expectRefusal(desk.does(desk.dana, publishCalendar, { ...calendar, calendarId }), agreementImpossible);
  const { calendarId: idle } = await desk.does(desk.dana, publishCalendar, calendar);
  await expectRefusal(
    publishVersion(desk, { calendarId: idle, terms: terms.map((row) => ({ ...row, resolutionMinutes: 20_000 })) }),
    agreementImpossible,
  );

  await desk.openTicket();
});
