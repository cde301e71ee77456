import { foldedWords } from '../../platform/folded-text.ts';

/** What people write when there is nothing to write. */
const empty = new Set(['na', 'n a', 'none', 'unknown', 'not known', 'no', 'nothing', 'dont know', 'idk', 'tbd', 'see above', 'test']);

/** What says that there is trouble and not which. */
const saysOnlyTrouble = [
  /^(it |this |that |he |she |the \w+ )?(still )?(does not|doesnt|did not|didnt|is not|isnt|not|wont|cannot|cant) (work|working|function|functioning|start|open|possible)( anymore| any more)?$/,
  /^(it |this |everything |the \w+ )?(is )?(broken|down|stuck|faulty|kaputt|defekt|an error|error|errors|problem|a problem|issue|failed|fails)( again)?$/,
  /^(please |pls )?(help|check|fix|look|look into it|look at it|take over|advise|asap|urgent)( please| asap)?$/,
];

/** Whether words are as good as none: `?`, `n/a`, `unknown`. */
export function isEmpty(words: string | undefined): boolean {
  if (words === undefined) return true;
  const said = foldedWords(words).join(' ');
  return said === '' || empty.has(said);
}

/** Whether words say only that there is trouble: “does not work”, “please help”. Numbers and names of errors are never vague. */
export function isVague(words: string): boolean {
  const said = foldedWords(words).join(' ');
  return isEmpty(words) || saysOnlyTrouble.some((phrase) => phrase.test(said));
}
