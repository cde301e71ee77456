import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fillPacket, type OnTicket } from './fill-packet.ts';
import { packetDraft } from './packet.ts';
import { nearestTemplate, type StandingTemplate } from './packet-template.ts';
import { deviceIn, errorIn, stoppedIn, systemIn } from './told-in.ts';

const ticket: OnTicket = {
  texts: [
    'Printing fails in Finance',
    'We cannot print any invoices.\nThe printer PRN-0207 says: PCL XL error 0x80070775',
    'Windows 11 24H2',
  ],
  place: 'Head office, Finance',
  impact: 2,
  urgency: 1,
  priority: 2,
  openedAt: '2026-03-02T09:00:00Z',
  people: 3,
};
const nothing = packetDraft.parse({ criterion: 'steps_exhausted' });

describe('A packet fills itself', () => {
  test('from what stands on the ticket', () => {
    const { draft, filled } = fillPacket(nothing, ticket);

    assert.deepEqual(draft, {
      criterion: 'steps_exhausted',
      errorText: 'The printer PRN-0207 says: PCL XL error 0x80070775',
      environment: { asset: 'PRN-0207', os: 'Windows 11 24H2', networkPlace: 'Head office, Finance' },
      extent: {
        peopleAffected: 3,
        since: '2026-03-02T09:00:00Z',
        howBadly: 'Impact medium, urgency high (P2)',
        whatItStops: 'We cannot print any invoices.',
      },
    });
    assert.equal(filled.length, 8);
  });

  test('and never over what the sender wrote', () => {
    const { draft, filled } = fillPacket({ ...nothing, errorText: 'Out of toner', extent: { peopleAffected: 12 } }, ticket);

    assert.deepEqual([draft.errorText, draft.extent.peopleAffected], ['Out of toner', 12]);
    assert.ok(!filled.includes('errorText') && !filled.includes('extent.peopleAffected'));
  });

  test('what nobody wrote stays empty', () => {
    const { draft } = fillPacket(nothing, { ...ticket, texts: ['It does not work', 'Please help'], place: null, urgency: 2 });

    assert.deepEqual(
      [draft.errorText, draft.environment, draft.extent.whatItStops, draft.extent.howBadly],
      [undefined, {}, undefined, undefined],
    );
  });

  const errors = [
    '0x80070775',
    'ERR_CONNECTION_RESET',
    'Event ID 4740',
    'java.lang.NullPointerException',
    'Access is denied',
    'HTTP 503',
    'error: no route',
  ];
  for (const words of errors)
    test(`an error is told by its looks: ${words}`, () => {
      assert.equal(errorIn(['Good morning', `It says ${words}`]), `It says ${words}`);
    });

  test('what only looks like a device, a system or a stop is none', () => {
    assert.equal(deviceIn(['See INC-10421 and KB-5034441, CVE-2026-1234, room B-12']), undefined);
    assert.equal(deviceIn(['My laptop LT-0931']), 'LT-0931');
    assert.equal(systemIn(['The windows of room 11 are open']), undefined);
    assert.equal(stoppedIn(['It cannot print.', 'Nobody in Finance can post invoices!']), 'Nobody in Finance can post invoices!');
    assert.equal(errorIn(['There was an error', 'Please fix the error']), undefined);
  });
});

describe('The template of a packet', () => {
  const template = (clientId: string | null, categoryId: string | null): StandingTemplate => ({
    clientId,
    categoryId,
    version: 1,
    required: [],
    whole: 6,
  });
  const [desks, clients, above, own, foreign] = [
    template(null, null),
    template('northgate', null),
    template(null, 'hardware'),
    template(null, 'printers'),
    template('harbor', 'printers'),
  ];
  const at = { clientId: 'northgate', path: ['printers', 'hardware'] };

  test('is the nearest category’s, a client’s before the desk’s, never another client’s', () => {
    assert.equal(nearestTemplate([desks, clients, above, own, foreign], at), own);
    assert.equal(nearestTemplate([desks, clients, above, foreign], at), above);
    assert.equal(nearestTemplate([desks, clients, foreign], at), clients);
    assert.equal(nearestTemplate([desks], at), desks);
    assert.equal(nearestTemplate([foreign], at), undefined);
  });
});
