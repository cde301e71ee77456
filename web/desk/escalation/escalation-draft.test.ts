import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packetDraft } from '../../../desk/escalation/packet.ts';
import { emptyEscalation, packetOf } from './escalation-draft.ts';

test('an empty escalation is a packet with nothing in it', () => {
  const packet = packetOf(emptyEscalation, 'UTC');

  assert.deepEqual(packet, { criterion: 'none', environment: {}, extent: {} });
});

test('what Ada typed is what travels, and nothing else', () => {
  const typed = {
    ...emptyEscalation,
    criterion: 'pattern',
    errorText: ' 0x80070775 ',
    os: 'Windows 11 24H2',
    peopleAffected: '5',
    since: '2026-03-02T11:00',
  };

  const packet = packetOf(typed, 'Europe/Berlin');

  assert.deepEqual(packet, {
    criterion: 'pattern',
    errorText: '0x80070775',
    environment: { os: 'Windows 11 24H2' },
    extent: { peopleAffected: 5, since: '2026-03-02T10:00:00Z' },
  });
  assert.equal(packetDraft.safeParse(packet).success, true);
});

test('half a number and half a date are left out until they are whole', () => {
  const packet = packetOf({ ...emptyEscalation, peopleAffected: 'some', since: '2026-03' }, 'UTC');

  assert.deepEqual(packet.extent, {});
});
