import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Around, quietUntil, recipientsOf } from './rules.ts';

const around = (people: Partial<Around>): Around => ({ assignee: [], team_lead: [], service_manager: [], team_member: [], ...people });
const told = (...given: Parameters<typeof recipientsOf>) => recipientsOf(...given).map(({ agentId, as }) => `${agentId} as ${as}`);

describe('Who is told of a warning', () => {
  test('the assignee, then the lead too, then the service manager too', () => {
    const people = around({ assignee: ['priya'], team_lead: ['tess'], service_manager: ['sia'], team_member: ['priya', 'tess', 'otto'] });

    assert.deepEqual(told(['assignee'], people), ['priya as assignee']);
    assert.deepEqual(told(['assignee', 'team_lead'], people), ['priya as assignee', 'tess as team_lead']);
    assert.deepEqual(told(['assignee', 'team_lead', 'service_manager'], people), [
      'priya as assignee',
      'tess as team_lead',
      'sia as service_manager',
    ]);
  });

  test('nobody is told twice, whatever parts they play', () => {
    const people = around({ assignee: ['tess'], team_lead: ['tess', 'lee'], service_manager: ['tess'], team_member: ['tess', 'lee'] });

    assert.deepEqual(told(['assignee', 'team_lead', 'service_manager'], people), ['tess as assignee', 'lee as team_lead']);
  });

  test('an unassigned ticket is the leads’ concern', () => {
    assert.deepEqual(told(['assignee'], around({ team_lead: ['tess'], team_member: ['otto', 'tess'] })), ['tess as team_lead']);
  });

  test('a team without a lead is told itself that nobody has the ticket', () => {
    assert.deepEqual(told(['assignee'], around({ team_member: ['otto', 'lee'], service_manager: ['sia'] })), [
      'otto as team_member',
      'lee as team_member',
    ]);
  });

  test('a team without a lead has the service manager told; with an assignee its members are left in peace', () => {
    const people = around({ assignee: ['priya'], service_manager: ['sia'], team_member: ['priya', 'otto'] });

    assert.deepEqual(told(['assignee', 'team_lead'], people), ['priya as assignee', 'sia as service_manager']);
    assert.deepEqual(told(['assignee', 'team_lead'], { ...people, service_manager: [] }), ['priya as assignee']);
  });

  test('no warning is told to nobody while anybody is there', () => {
    assert.deepEqual(told(['service_manager'], around({ team_member: ['otto'] })), ['otto as team_member']);
  });
});

describe('Quiet hours', () => {
  const night = { from: '22:00', to: '07:00' };
  const cases: readonly (readonly [
    about: string,
    quiet: Parameters<typeof quietUntil>[0],
    zone: string,
    at: string,
    until: string | undefined,
  ])[] = [
    ['none are wanted', null, 'UTC', '2026-03-02T23:00:00Z', undefined],
    ['by day nothing waits', night, 'Europe/Berlin', '2026-03-02T20:59:59Z', undefined],
    ['from their first second', night, 'Europe/Berlin', '2026-03-02T21:00:00Z', '2026-03-03T06:00:00Z'],
    ['after midnight they end today', night, 'Europe/Berlin', '2026-03-03T02:00:00Z', '2026-03-03T06:00:00Z'],
    ['their end is no part of them', night, 'Europe/Berlin', '2026-03-03T06:00:00Z', undefined],
    ['by day too, where somebody wants that', { from: '12:00', to: '13:30' }, 'UTC', '2026-03-02T12:10:00Z', '2026-03-02T13:30:00Z'],
    ['in the own zone, not the client’s', night, 'America/New_York', '2026-03-03T06:00:00Z', '2026-03-03T12:00:00Z'],
    ['the night summer time begins is an hour shorter', night, 'Europe/Berlin', '2026-03-28T22:00:00Z', '2026-03-29T05:00:00Z'],
    ['the night it ends is an hour longer', night, 'Europe/Berlin', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00Z'],
    [
      'an end that the clock skips is the hour after it',
      { from: '22:00', to: '02:30' },
      'Europe/Berlin',
      '2026-03-28T22:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
  ];
  for (const [about, quiet, zone, at, until] of cases) {
    test(about, () => {
      assert.equal(quietUntil(quiet, zone, Temporal.Instant.from(at))?.toString(), until);
    });
  }

  test('whatever the minute of a year with both changes of the clock, mail waits less than a day and until a time that is not quiet', () => {
    for (const quiet of [night, { from: '01:00', to: '02:30' }, { from: '02:30', to: '02:15' }])
      for (let hour = 0; hour < 365 * 24 * 2; hour += 1) {
        const at = Temporal.Instant.from('2026-01-01T00:07:00Z').add({ minutes: 30 * hour });
        const until = quietUntil(quiet, 'Europe/Berlin', at);
        if (until === undefined) continue;
        assert.ok(Temporal.Instant.compare(until, at) > 0);
        assert.ok(until.since(at).total('hours') <= 25);
      }
  });
});
