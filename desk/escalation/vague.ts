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

/** Whatever is in trouble, in up to three words without a number: a number would name which one. */
const something = String.raw`(?:\p{L}+ ){0,3}`;
const again = '(?: (?:again|anymore|any more|today|now|at all))*';

/** What says that there is trouble and not which. */
const saysOnlyTrouble = [
  `${something}(?:still )?(?:does not|doesnt|dont|do not|did not|didnt|is not|isnt|are not|not|wont|cannot|can not|cant) (?:work|working|works|function|functioning|start|open|possible)${again}`,
  `${something}(?:still )?(?:(?:is|are|has|have|was|seems|stays) )?(?:broken|down|stuck|faulty|dead|kaputt|defekt|a problem|problems?|an issue|issues?|failed|fails)${again}`,
  `(?:nothing|everything) (?:works|is working|is broken|is down|fails)${again}`,
].map((phrase) => new RegExp(`^${phrase}$`, 'u'));

const asksOnlyForHelp =
  /^(please |pls |can you |could you )*(help|help me|help us|check|fix|look|look into|look at|have a look|take over|take care|advise|asap|urgent|see ticket|thanks|thank you)( (it|this|(the|this|that|my|our|his|her|their) \p{L}+))?( please| asap)*$/u;

const namesNoError =
  /^((there is|there was|it shows|it says|shows|i get|i got|gets|user gets|users get|we get|comes up with|it is) )?((a|an|some|the) )?(error|errors|error message|error code|message|popup|pop up|warning|fehler|fehlermeldung)( (appears|comes up|pops up|is shown|shows up|comes))?( again)?$/;

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
    examples: ['does not work', 'Outlook is broken', 'VPN still not working'],
    matches: (said) => saysOnlyTrouble.some((phrase) => phrase.test(said)),
  },
  {
    name: 'asks_only_for_help',
    says: 'Asks for help and not for what: write what the next tier is to find out or to do.',
    examples: ['please check the printer', 'urgent', 'take over'],
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

/** The first rule that names these words vague; nothing when they, or one of their sentences, say something. */
export function vagueness(words: string): VagueRule | undefined {
  const ruleOf = (part: string) => {
    const said = foldedWords(part).join(' ');
    return vagueRules.find(({ matches }) => matches(said));
  };
  const [first, ...others] = words
    .split(/[.,;:!?]+(?:\s|$)|\n/)
    .filter((part) => foldedWords(part).length > 0)
    .map(ruleOf);
  return first !== undefined && others.every((rule) => rule !== undefined) ? first : ruleOf(words);
}

/** Whether words are as good as none: `?`, `n/a`, `unknown`. */
export function isEmpty(words: string | undefined): boolean {
  return words === undefined || vagueness(words)?.name === 'says_nothing';
}

/** Whether words say only that there is trouble: “does not work”, “please help”. */
export function isVague(words: string): boolean {
  return vagueness(words) !== undefined;
}
