import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { said } from '../../platform/secrets/index.ts';
import { wholeProgram } from '../database.ts';
import { textsOf } from './texts-of.ts';

/**
 * Texts of facts in which secrets are not looked for, with the reason. `*` stands for every fact. Whatever people write about a ticket, to
 * whomever, is no reason: it is `said`.
 */
const plain: Readonly<Record<string, readonly string[]>> = {
  'what people, clients, teams, systems, lists and connections are called, as their own records say': [
    '*.name',
    '*.byName',
    '*.externalName',
    '*.connectionName',
    '*.email',
    '*.phone',
    '*.skills[].skill',
    'access-map-changed.owner',
    'access-map-changed.actions[].name',
    'agreement-published.scope.supplier',
    'client-opened.code',
    'client-changed.code',
    'calendar-published.definition.holidays[].name',
    'escalation-leads-called.leads[].name',
    'team-formed.specialism',
    'ticket-opened.requesterName',
    'clock-warned.calendar.words',
  ],
  'an actor: whose act it was, by kind and id': [
    'clock-paused.pausedBy',
    'packet-asked.askedOf',
    'packet-overdue.askedOf',
    'packet-overdue.askedBy',
  ],
  'a number, hash, zone, color, day or media type that the desk itself gives or checks': [
    '*.reference',
    'ticket-merged.into.reference',
    'ticket-opened.follows.reference',
    'ticket-opened.splitFrom.reference',
    'ticket-cancelled.duplicateOf.reference',
    'tickets-merged.sources[].reference',
    'reply-passed-on.from.reference',
    '*.sha256',
    '*.mediaType',
    '*.timeZone',
    '*.color',
    '*.month',
    'ticket-escalated.landing.zone',
    'clock-warned.calendar.zone',
    'calendar-published.definition.zone',
    'calendar-published.definition.holidays[].from',
    'calendar-published.definition.holidays[].to',
    ...['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].flatMap((day) =>
      [0, 1].map((end) => `calendar-published.definition.week.${day}[][${end}]`),
    ),
    'notice-wishes-changed.quiet.from',
    'notice-wishes-changed.quiet.to',
    'ticket-escalated.packetHash',
    'packet-added.hash',
    'secret-unmasked.code',
    '*.criterion',
    'ticket-escalated.packet.draft.criterion',
    'criteria-published.criteria[].criterion',
    'api-token-issued.scopes[]',
  ],
  'another system’s own number or address for a thing': [
    'ticket-opened.externalReference',
    'history-imported.source',
    'handoff-answered.externalId',
    'handoff-answered.url',
    'handoff-delivered.key',
    'handoff-delivered.url',
    'connection-added.settings.issueType',
    'connection-added.settings.projectKey',
    'connection-added.settings.repository',
    'connection-changed.settings.issueType',
    'connection-changed.settings.projectKey',
    'connection-changed.settings.repository',
  ],
  'carried in the packet as it was recorded on the ticket, where it is said; hidden and hashed before': [
    'ticket-escalated.packet.accessLacking.system',
    'ticket-escalated.packet.accessLacking.right',
    'ticket-escalated.packet.accessLacking.owner',
    'ticket-escalated.packet.timeline[].what',
    'ticket-escalated.packet.timeline[].by',
    'ticket-escalated.packet.steps[].action',
    'ticket-escalated.packet.steps[].expected',
    'ticket-escalated.packet.steps[].result',
    'ticket-escalated.packet.steps[].by',
    'ticket-escalated.packet.files[].fileName',
    'ticket-escalated.packet.files[].mediaType',
    'ticket-escalated.packet.files[].sha256',
    'ticket-escalated.packet.ruledOut[].statement',
    'ticket-escalated.packet.ruledOut[].test',
    'ticket-escalated.packet.ruledOut[].because',
    'ticket-escalated.packet.ruledOut[].by',
    'ticket-escalated.packet.ruledOut[].evidence[].fileName',
    'ticket-escalated.packet.ruledOut[].evidence[].sha256',
    'ticket-escalated.packet.held[].statement',
    'ticket-escalated.packet.held[].test',
    'ticket-escalated.packet.held[].by',
    'ticket-escalated.score.items[].lacks[]',
  ],
  'published to everybody at the desk: instructions, which whoever may publish them reads over': [
    'criteria-published.criteria[].words',
    'criteria-published.criteria[].question',
    'criteria-published.criteria[].checks[].ask',
    'standard-steps-published.steps[].action',
    'standard-steps-published.steps[].expected',
    'ticket-escalated.packet.why.words',
    'ticket-escalated.packet.why.because',
    'ticket-escalated.packet.why.criterion',
  ],
  'the desk’s own words: a screen’s, a refusal’s, an operation’s, a listener’s, a browser’s': [
    'held-act-failed.label',
    'held-act-failed.code',
    'held-act-failed.title',
    'held-act-failed.advice',
    '*.operation',
    'access-denied.things[]',
    '*.address',
    'signed-in.userAgent',
    'listener-skipped.listener',
    'listener-skipped.skipped.name',
    'listener-skipped.error',
    'log-verified.wrong.detail',
    'connection-tested.problem',
    'handoff-failed.problem',
  ],
};

const allowed = Object.values(plain).flat();
const allows = (pattern: string, kind: string, path: string): boolean =>
  pattern === `${kind}.${path}` || (pattern.startsWith('*.') && pattern.slice(2) === path);

const texts = [...wholeProgram.kinds.values()].flatMap(({ name, payload }) => textsOf(payload).map((text) => ({ kind: name, ...text })));

describe('Every text that people write into a fact is said, so that its secrets are hidden (A62)', () => {
  test('a text that no reason excuses is said', () => {
    const unsaid = texts.filter(({ kind, path, hidden }) => !hidden && !allowed.some((pattern) => allows(pattern, kind, path)));

    assert.deepEqual(
      unsaid.map(({ kind, path }) => `${kind}.${path}`),
      [],
      'Write said(z.string()) in facts.ts; or give the text a reason here, where nobody can write what they like in it.',
    );
  });

  test('every excuse is needed', () => {
    const open = texts.filter(({ hidden }) => !hidden);

    assert.deepEqual(
      allowed.filter((pattern) => !open.some(({ kind, path }) => allows(pattern, kind, path))),
      [],
    );
  });

  test('a text is found wherever it stands, and said only where hiding reaches it', () => {
    const schema = z.object({
      id: z.uuid(),
      state: z.enum(['open']),
      body: said(z.string()),
      note: z.string().nullable(),
      steps: z.array(z.object({ result: said(z.string()).optional(), expected: z.string().default('') })),
      cells: z.record(z.string(), said(z.string())),
      either: z.union([z.object({ words: said(z.string()) }), z.object({ count: z.number() })]),
      pair: z.tuple([said(z.string()), z.number()]),
    });

    const found = textsOf(schema);

    assert.deepEqual(
      found.filter(({ hidden }) => hidden).map(({ path }) => path),
      ['body', 'steps[].result', 'cells{}'],
    );
    assert.deepEqual(
      found.filter(({ hidden }) => !hidden).map(({ path }) => path),
      ['note', 'steps[].expected', 'either.words', 'pair[0]'],
    );
  });
});
