import { foldedWords } from '../../platform/folded-text.ts';

/** One way to write without saying anything, as people read it beside a packet. */
export interface VagueRule {
  readonly name: 'says_nothing' | 'says_only_trouble' | 'asks_only_for_help' | 'names_no_error' | 'says_no_time';
  /** What is wrong with it, and what helps. */
  readonly says: string;
  readonly examples: readonly string[];
  /** Looks at folded words: lower case, without punctuation. */
  readonly matches: (said: string) => boolean;
}

/** What people write when there is nothing to write. */
const empty = new Set(['na', 'n a', 'none', 'unknown', 'not known', 'no', 'nothing', 'dont know', 'idk', 'tbd', 'see above', 'test']);

/** What says that there is trouble and not which. */
const saysOnlyTrouble = [
  /^(it |this |that |he |she |the \w+ )?(still )?(does not|doesnt|did not|didnt|is not|isnt|not|wont|cannot|cant) (work|working|function|functioning|start|open|possible)( anymore| any more)?$/,
  /^(it |this |everything |the \w+ )?(is )?(broken|down|stuck|faulty|kaputt|defekt|a problem|problem|issue|failed|fails)( again)?$/,
];

const asksOnlyForHelp =
  /^(please |pls )?(help|check|fix|look|look into (it|this)|look at (it|this)|take over|advise|asap|urgent|see ticket)( please| asap)?$/;

const namesNoError =
  /^((there is|it shows|shows|i get|gets|user gets|we get|comes up with|it is) )?((a|an|some|the) )?(error|errors|error message|error code|message|popup|pop up|warning|fehler|fehlermeldung)( (appears|comes up|pops up|is shown|shows up|comes))?( again)?$/;

const saysNoTime = /^(it )?(happens )?(sometimes|now and then|from time to time|often|randomly|recently|a while ago|manchmal)$/;

/** The rules by which words are named vague, each as anybody can read and check it. Numbers and names of errors are never vague. */
export const vagueRules: readonly VagueRule[] = [
  {
    name: 'says_nothing',
    says: 'Says nothing: write what is known, or leave it out.',
    examples: ['n/a', 'unknown', '?'],
    matches: (said) => said === '' || empty.has(said),
  },
  {
    name: 'says_only_trouble',
    says: 'Says that there is trouble and not which: write what was done, what was expected and what was seen.',
    examples: ['does not work', 'the printer is broken', 'still not working'],
    matches: (said) => saysOnlyTrouble.some((phrase) => phrase.test(said)),
  },
  {
    name: 'asks_only_for_help',
    says: 'Asks for help and not for what: write what the next tier is to find out or to do.',
    examples: ['please check', 'urgent', 'take over'],
    matches: (said) => asksOnlyForHelp.test(said),
  },
  {
    name: 'names_no_error',
    says: 'Says that there was an error and not which: copy its exact words or its number.',
    examples: ['an error message appears', 'error'],
    matches: (said) => namesNoError.test(said),
  },
  {
    name: 'says_no_time',
    says: 'Says how often and not when: write when it was seen.',
    examples: ['sometimes', 'from time to time'],
    matches: (said) => saysNoTime.test(said),
  },
];

/** The first rule that names these words vague; nothing when they say something. */
export function vagueness(words: string): VagueRule | undefined {
  const said = foldedWords(words).join(' ');
  return vagueRules.find(({ matches }) => matches(said));
}

/** Whether words are as good as none: `?`, `n/a`, `unknown`. */
export function isEmpty(words: string | undefined): boolean {
  return words === undefined || vagueness(words)?.name === 'says_nothing';
}

/** Whether words say only that there is trouble: “does not work”, “please help”. */
export function isVague(words: string): boolean {
  return vagueness(words) !== undefined;
}
