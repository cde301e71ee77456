import type { Handoff } from './contract.ts';
import { bothTimes, clockWords, confidenceWords, gradeWords, itemWords, sizeText, theoryWords, zoneNote } from './words.ts';

/** A piece of the page: words, words to be kept letter for letter, names with values, or rows under heads. */
export type Block =
  | { readonly kind: 'text' | 'code' | 'none'; readonly text: string }
  | { readonly kind: 'pairs'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table';
      readonly heads: readonly string[];
      readonly widths: readonly Width[];
      readonly rows: readonly (readonly string[])[];
    };
/** How wide a column is beside the others: what it holds alone, or a share of the rest. */
export type Width = 'auto' | number;

export interface Section {
  readonly key:
    | 'impact'
    | 'question'
    | 'access'
    | 'ruledOut'
    | 'theories'
    | 'additions'
    | 'answers'
    | 'timeline'
    | 'environment'
    | 'attachments'
    | 'promise';
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The handoff as it is laid out, whatever it is laid out in. */
export interface Layout {
  readonly above: string;
  readonly title: string;
  readonly clock: string;
  readonly notes: readonly string[];
  readonly sections: readonly Section[];
}

/** Longer than this, an error text pushes the rest off the page; the ticket has it whole. */
const mostErrorLetters = 600;
/** One line of the story. */
const mostStoryLetters = 140;
/** Files named on the page. */
const mostFiles = 12;
/** Additions on the page, the latest; and the letters of each. The JSON has them whole. */
const mostAdditions = 10;
const mostAddedLetters = 600;
/** An addition takes the place of so many lines of the story, down to the fewest: it was one of them, and the page stays one. */
const linesPerAddition = 3;
const fewestLines = 4;

/** Lays the handoff out: what is asked and what need not be tried again come before the story (interface.md D). */
export function layoutOf(handoff: Handoff): Layout {
  const { reference, clientName, priority, tier, teamName, assigneeName, zone, asOf, packet, raisedBy, raisedAt } = handoff;
  const when = (instant: string) => bothTimes(instant, zone);
  return {
    above: `${reference} · ${clientName} · P${priority} · Tier ${tier}, ${assigneeName ?? teamName}`,
    title: handoff.title,
    clock: clockWords(handoff),
    notes: [
      packet === null
        ? 'Not raised to another tier yet: this is how it stands.'
        : `Raised to Tier ${packet.toTier} by ${raisedBy} ${when(raisedAt ?? asOf)}: ${packet.criterion}${packet.criterionDetail === null ? '' : ` (${packet.criterionDetail})`}. Packet SHA-256 ${packet.sha256.slice(0, 16)}…`,
      `As of ${when(asOf)}. ${zoneNote(zone)}`,
    ],
    sections: [
      { key: 'impact', title: 'Impact', blocks: [impactOf(handoff)] },
      { key: 'question', title: 'What we need from you', blocks: questionOf(handoff, when) },
      { key: 'access', title: 'Access lacking', blocks: [accessOf(handoff)] },
      { key: 'ruledOut', title: 'Ruled out', blocks: [ruledOutOf(handoff, when)] },
      { key: 'theories', title: 'Open theories', blocks: [theoriesOf(handoff)] },
      ...additionsOf(handoff, when),
      ...answersOf(handoff, when),
      { key: 'timeline', title: 'Timeline', blocks: timelineOf(handoff, when) },
      { key: 'environment', title: 'Environment', blocks: [environmentOf(handoff)] },
      { key: 'attachments', title: 'Attachments', blocks: attachmentsOf(handoff) },
      { key: 'promise', title: 'Next promise to the user', blocks: [promiseOf(handoff, when)] },
    ],
  };
}

const none = (text: string): Block => ({ kind: 'none', text });
const pairs = (rows: readonly (readonly [string, string | undefined])[]): readonly (readonly [string, string])[] =>
  rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));

function impactOf({ impact, zone }: Handoff): Block {
  const { peopleAffected: people, since } = impact;
  return {
    kind: 'pairs',
    rows: pairs([
      ['Grades', `impact ${gradeWords[impact.impact]}, urgency ${gradeWords[impact.urgency]}`],
      ['People', people === undefined ? undefined : `${people.toLocaleString('en')} affected`],
      ['How badly', impact.howBadly],
      ['Since', since === undefined ? undefined : bothTimes(since, zone)],
      ['Stops', impact.whatItStops],
      ['Workaround', impact.workaround],
    ]),
  };
}

function questionOf({ question, asked, errorText }: Handoff, when: (instant: string) => string): readonly Block[] {
  return [
    question === null ? none('Nothing was asked of Tier 3 yet.') : { kind: 'text', text: question },
    ...(question === null || asked === null ? [] : [none(`Asked by ${asked.by}, ${when(asked.at)}, as it was handed over.`)]),
    ...(errorText === null ? [] : [{ kind: 'code' as const, text: shortened(errorText, mostErrorLetters) }]),
  ];
}

function accessOf({ accessLacking }: Handoff): Block {
  if (accessLacking.length === 0) return none('None named.');
  return {
    kind: 'table',
    heads: ['System', 'Right', 'Who owns it'],
    widths: [3, 2, 2],
    rows: accessLacking.map(({ system, right, owner }) => [system, right, owner ?? '–']),
  };
}

function ruledOutOf({ ruledOut }: Handoff, when: (instant: string) => string): Block {
  if (ruledOut.length === 0) return none('Nothing was ruled out yet.');
  return {
    kind: 'table',
    heads: ['', 'Theory', 'Test', 'What was seen', 'When, who'],
    widths: ['auto', 3, 3, 4, 2],
    rows: ruledOut.map(({ number, statement, test, because, evidence, at, by }) => [
      `× H${number}`,
      statement,
      test,
      withFiles(because, evidence),
      `${when(at)} ${by}`,
    ]),
  };
}

function theoriesOf({ openTheories }: Handoff): Block {
  if (openTheories.length === 0) return none('None.');
  return {
    kind: 'table',
    heads: ['', 'Theory', 'Confidence', 'Stands', 'Test so far'],
    widths: ['auto', 5, 1.5, 1.7, 4],
    rows: openTheories.map(({ number, statement, confidence, state, test }) => [
      `H${number}`,
      statement,
      confidenceWords[confidence],
      theoryWords[state],
      test ?? '–',
    ]),
  };
}

function additionsOf({ additions }: Handoff, when: (instant: string) => string): readonly Section[] {
  if (additions.length === 0) return [];
  const earlier = additions.length - mostAdditions;
  return [
    {
      key: 'additions',
      title: 'Added since it was sent',
      blocks: [
        ...(earlier > 0 ? [none(`The latest; ${earlier} more on the ticket.`)] : []),
        {
          kind: 'table',
          heads: ['To', 'What was added', 'When, who', 'SHA-256'],
          widths: [1.6, 7, 2, 1.6],
          rows: additions
            .slice(-mostAdditions)
            .map(({ item, words, evidence, sha256, at, by }) => [
              itemWords[item],
              withFiles(shortened(words, mostAddedLetters), evidence),
              `${when(at)} ${by}`,
              `${sha256.slice(0, 12)}…`,
            ]),
        },
      ],
    },
  ];
}

function answersOf({ answers }: Handoff, when: (instant: string) => string): readonly Section[] {
  if (answers.length === 0) return [];
  return [
    {
      key: 'answers',
      title: 'Answers so far',
      blocks: [
        {
          kind: 'table',
          heads: ['When', 'Who', 'What'],
          widths: [2, 2, 7],
          rows: answers.map(({ at, by, text, refutes }) => [
            when(at),
            by,
            `${refutes === null ? '' : `H${refutes} is not ruled out: `}${text}`,
          ]),
        },
      ],
    },
  ];
}

function timelineOf({ timeline, timelineCut, additions }: Handoff, when: (instant: string) => string): readonly Block[] {
  const lines = timeline.slice(-Math.max(fewestLines, timeline.length - linesPerAddition * additions.length));
  return [
    ...(timelineCut || lines.length < timeline.length ? [none('The latest; the ticket has it whole.')] : []),
    {
      kind: 'table',
      heads: ['When', 'What', 'Who'],
      widths: [2, 8, 1.4],
      rows: lines.map(({ at, what, by }) => [when(at), shortened(what, mostStoryLetters), by]),
    },
  ];
}

function environmentOf({ environment: { asset, os, application, networkPlace, recentChanges } }: Handoff): Block {
  const rows = pairs([
    ['Asset', asset],
    ['System', os],
    ['Application', application],
    ['Network place', networkPlace],
    ['Recent changes', recentChanges],
  ]);
  return rows.length === 0 ? none('Nothing was said of it.') : { kind: 'pairs', rows };
}

function attachmentsOf({ attachments }: Handoff): readonly Block[] {
  if (attachments.length === 0) return [none('None.')];
  return [
    {
      kind: 'table',
      heads: ['File', 'Size', 'SHA-256'],
      widths: [3, 1, 7],
      rows: attachments.slice(-mostFiles).map(({ fileName, sizeBytes, sha256 }) => [fileName, sizeText(sizeBytes), sha256]),
    },
    ...(attachments.length > mostFiles ? [none(`and ${attachments.length - mostFiles} more on the ticket`)] : []),
  ];
}

function promiseOf({ nextPromise }: Handoff, when: (instant: string) => string): Block {
  return nextPromise === null ? none('None is open.') : { kind: 'text', text: `By ${when(nextPromise.dueAt)}: ${nextPromise.what}` };
}

/** Words, and in brackets the files that show them. */
function withFiles(words: string, evidence: readonly { readonly fileName: string }[]): string {
  return evidence.length === 0 ? words : `${words} [${evidence.map(({ fileName }) => fileName).join(', ')}]`;
}

/** Whole characters, and a sign that something is missing. */
function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
