/** A kind of sentence that tells whoever waits nothing new, and what to say in its place. */
interface EmptyPhrase {
  readonly name: 'escalated' | 'working' | 'patience' | 'soon' | 'received' | 'noted';
  readonly pattern: RegExp;
}

/** What a sentence may begin or end with without saying more. */
const opening =
  '(?:(?:please note|please be advised|just to let you know|just so you know|this is to inform you|we(?: would|’d)? like to inform you|i(?: can)? confirm|we(?: can)? confirm|rest assured)(?: that)?,? )?';
const thing =
  '(?:(?:your|the|this) (?:support )?(?:ticket|request|incident|case|issue|problem|inquiry|enquiry|query|matter|call)(?: (?:no\\.? |number )?#?[a-z]{0,4}-?\\d+)?|(?:it|this|everything))';
/** Whom it went to, as long as nobody is named who does something. */
const somebody =
  '(?: (?:to|with|by) (?:(?:the|our) )?(?:(?:appropriate|relevant|responsible|correct|right|next|higher|second|2nd|third|3rd|specialist|technical|support|internal|concerned|it|tier|level|line|l|t)[ -]?(?:[123] ?)?)*(?:team|teams|tier|level|line|department|group|people|person|colleagues?|specialists?|experts?|engineers?|technicians?|support|desk|staff|[123]))?';
const stress = '(?: (?:now|already|just|still|currently|successfully|duly|also|being|actively|internally|further|accordingly|again))*';
const trailing =
  '(?:,? (?:for (?:further|additional|more) (?:investigation|review|analysis|handling|action|assistance|attention)|and (?:they|we|someone|somebody) (?:will|are going to) (?:look|be looking|looking) into it|as we speak|at the moment|right now|at this time|today|for you|internally))*';
const us =
  '(?:we|i|our (?:team|engineers|technicians|specialists|experts|people)|the (?:team|engineers|technicians|specialists)|(?:they|someone|somebody)(?: from (?:the|our) team)?)';
const verb = (words: string) => `${opening}${thing}(?: (?:has|have)(?: now| already| just)? been| is| was|’s)${stress} (?:${words})`;

const whole = (body: string) => new RegExp(`^(?:${body})$`, 'i');

const phrases: readonly EmptyPhrase[] = [
  {
    name: 'escalated',
    pattern: whole(
      `${verb('escalated|forwarded|passed(?: on| along| over)?|handed(?: over| on)?|sent(?: on| over)?|transferred|raised|assigned|reassigned|moved|routed|referred|elevated|bumped(?: up)?')}${somebody}${trailing}`,
    ),
  },
  {
    name: 'escalated',
    pattern: whole(
      `${opening}${us}(?:(?: have|’ve| has)? ?(?:now |already |just )?) ?(?:escalated|forwarded|passed|handed|sent|transferred|raised|assigned|referred)(?: (?:your|the|this) (?:ticket|request|incident|case|issue|problem|query|matter)| it| this)(?: on| along| over)?${somebody}${trailing}`,
    ),
  },
  { name: 'escalated', pattern: whole(`escalated${somebody}`) },
  {
    name: 'working',
    pattern: whole(
      `${opening}${us}(?: are| am| is|’re|’m)${stress} (?:working|looking|checking|investigating|on it|(?:looking|digging) into)(?: (?:on|into|at))?(?: (?:it|this|that|your (?:ticket|request|issue|problem|case|incident)|the (?:ticket|request|issue|problem|case|incident|matter)))?${trailing}`,
    ),
  },
  {
    name: 'working',
    pattern: whole(
      `${verb('(?:worked|working) on|looked (?:at|into)|investigated|in progress|in process|under (?:investigation|review)|processed|handled|dealt with|in good hands|taken care of|open|pending')}${somebody}${trailing}`,
    ),
  },
  {
    name: 'working',
    pattern: whole(
      `${us}(?: will|’ll| shall) (?:look|have a look|take a look)(?: (?:into|at) (?:it|this|that|your (?:ticket|request|issue|problem|case)))?(?: (?:soon|shortly|asap|as soon as possible))?`,
    ),
  },
  {
    name: 'working',
    pattern: whole(
      `(?:still )?(?:in progress|work in progress|working on it|looking into (?:it|this)|under investigation|no (?:news|update|updates)(?: yet| so far)?|still working|on it)`,
    ),
  },
  {
    name: 'patience',
    pattern: whole(
      `(?:please |kindly |we ask you to |we (?:would )?ask that you )?(?:bear with us|be patient|stand by|hang (?:on|in there|tight)|wait|hold on|have patience|stay tuned)(?: (?:please|a (?:bit|moment|little)(?: longer| more)?|while we (?:work on|look into|investigate) (?:it|this|your (?:ticket|request|issue|problem|case))))?`,
    ),
  },
  {
    name: 'patience',
    pattern: whole(
      `(?:we (?:appreciate|value)|thank you for|thanks for|many thanks for|we thank you for) your (?:patience|understanding|continued patience)(?: and (?:patience|understanding|cooperation))?(?: (?:in this matter|so far|while we (?:work on|look into|investigate) (?:it|this)))?`,
    ),
  },
  {
    name: 'patience',
    pattern: whole(
      `(?:we )?(?:apologi[sz]e|are sorry|sorry|apologies|our apologies) for (?:any|the) (?:inconvenience|delay|wait)(?: (?:caused|this (?:may|might) (?:have caused|cause)(?: you)?))?`,
    ),
  },
  {
    name: 'soon',
    pattern: whole(
      `(?:${us}|you)(?: will|’ll| shall) (?:get back(?: to you)?|be back(?: to you| in touch)?|come back(?: to you)?|revert(?: to you| back)?|keep you (?:posted|updated|informed)|update you|let you know|be in touch|contact you|follow up|hear from us|hear back(?: from us)?|be (?:updated|informed|contacted|notified)|receive an update|respond|reply)(?: (?:to you|with you|with an update|about (?:it|this)|on (?:it|this)|again))?(?:,? (?:soon|shortly|asap|as soon as (?:possible|we (?:can|know more|have (?:news|an update|any news|more|more information)))|in due course|in a (?:bit|while|moment)|once we (?:know more|have (?:news|an update|more|more information))|when we (?:know more|have (?:news|an update|more|more information))|later|at the earliest|of any (?:updates|progress|news)|if (?:anything|something) changes))?`,
    ),
  },
  {
    name: 'soon',
    pattern: whole(
      `(?:more|further|an) (?:information|details|update|updates|news)(?: will follow| to follow| follows)?(?: (?:soon|shortly|in due course|asap))?`,
    ),
  },
  {
    name: 'received',
    pattern: whole(
      `(?:thank you|thanks), (?:we|i)(?: have|’ve)? (?:received|got) (?:your|the) (?:ticket|request|message|mail|e-?mail|report)`,
    ),
  },
  {
    name: 'received',
    pattern: whole(
      `${opening}(?:we|i)(?: have|’ve)?(?: now)? (?:received|got|logged|registered|recorded) (?:your|the) (?:ticket|request|message|mail|e-?mail|report|issue|problem|case|query|inquiry|enquiry)`,
    ),
  },
  { name: 'received', pattern: whole(`${verb('received|logged|registered|recorded|opened|created|acknowledged')}`) },
  {
    name: 'noted',
    pattern: whole(
      '(?:noted|acknowledged|understood|will do|ok|okay|done|thank you for (?:the|your) (?:update|information|info|message|reply|feedback)|thanks for (?:the|your) (?:update|information|info|message|reply|feedback))',
    ),
  },
];

/** Greetings, thanks and names at the end say nothing by themselves, and make nothing else say more. */
const courtesy =
  /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))(?:,? [\p{Lu}][\p{L}’'-]*(?: [\p{Lu}][\p{L}’'-]*)?|,? (?:there|all|team|sir|madam|customer|user))?|(?:many )?thanks(?: (?:a lot|again|so much|in advance))?|thank you(?: (?:very much|again|so much|in advance))?|(?:kind|best|warm|with kind|with best) regards|regards|best|cheers|sincerely|yours(?: sincerely| truly| faithfully)?|the (?:service desk|it team|support team|help ?desk)|your (?:service desk|it team|support team|help ?desk))$/iu;

/** A name under a letter: one or two capitalized words on a line of their own. */
const signature = /^[\p{Lu}][\p{L}’'-]*(?: [\p{Lu}][\p{L}’'-]*)?$/u;

/** More of a text than this was written by somebody who had something to say, and is not looked through. */
const longestLookedThrough = 1_000;

export type EmptyPhraseName = EmptyPhrase['name'];

/**
 * The sentence that tells the requester nothing, when the whole text has nothing else: "Your ticket has been escalated." One sentence with
 * something to wait for makes the text a real one, so that what people really say is never flagged. Greetings and signatures do not count.
 */
export function emptyPhraseIn(words: string): { readonly name: EmptyPhraseName; readonly sentence: string } | undefined {
  const text = words.trim();
  if (text === '' || text.length > longestLookedThrough) return undefined;
  let found: { readonly name: EmptyPhraseName; readonly sentence: string } | undefined;
  for (const [index, sentence] of sentencesOf(text).entries()) {
    const phrase = phrases.find(({ pattern }) => pattern.test(sentence));
    if (phrase !== undefined) found ??= { name: phrase.name, sentence };
    else if (!courtesy.test(sentence) && !(index > 0 && signature.test(sentence))) return undefined;
  }
  return found;
}

/** Whether this tells the requester nothing. */
export function saysNothing(words: string): boolean {
  return emptyPhraseIn(words) !== undefined;
}

/** Sentences and lines, without the marks at their ends and with single spaces; a greeting before a comma is one of its own. */
function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/^((?:hi|hello|hey|dear)\b[^,.!?\n]{0,40}),\s*/i, '$1\n')
    .replace(/\b(regards|cheers|sincerely),\s*/gi, '$1\n')
    .split(/[.!?;\n…]+(?:\s+|$)|\n+/u)
    .map((sentence) =>
      sentence
        .replaceAll(/\s+/gu, ' ')
        .replaceAll("'", '’')
        .replace(/^[\s,:–—-]+|[\s,:–—-]+$/gu, ''),
    )
    .filter((sentence) => sentence !== '');
}
