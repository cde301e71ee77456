import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyPhraseIn } from './empty-phrase.ts';

/** What tells whoever waits nothing. */
const empty: readonly string[] = [
  'Your ticket has been escalated.',
  'your ticket has been escalated',
  'Your ticket has now been escalated!',
  'Your ticket INC-10421 has been escalated.',
  'The incident was escalated to Tier 2.',
  'Your request has been forwarded to the appropriate team.',
  'Your case has been passed on to our specialists for further investigation.',
  'This issue has been assigned to the next level.',
  'It has been escalated to our second level support.',
  'We have escalated your ticket.',
  'We’ve escalated this to the relevant department.',
  'I have forwarded your request to the responsible team.',
  'We passed it on to our engineers.',
  'Please be advised that your ticket has been escalated.',
  'Just to let you know, your request has been transferred to the right team.',
  'Hi Kim, your ticket has been escalated. Kind regards, Ada',
  'Hello Kim,\n\nYour ticket has been escalated.\n\nThanks\nAda',
  'Escalated to Tier 2.',
  'We are working on it.',
  'We are still working on it',
  'We’re looking into this.',
  'We are currently investigating the issue.',
  'Our team is working on your request at the moment.',
  'I am looking into it right now.',
  'Your ticket is being worked on.',
  'Your request is in progress.',
  'The issue is currently under investigation.',
  'Your case is being handled by our team.',
  'Still working on it.',
  'No news yet.',
  'No update so far.',
  'We will look into it.',
  'We will look into this as soon as possible.',
  'Please bear with us.',
  'Bear with us a little longer.',
  'Please be patient.',
  'Please be patient while we work on this.',
  'Thank you for your patience.',
  'Thanks for your patience and understanding.',
  'We apologise for any inconvenience.',
  'Sorry for the delay.',
  'We will get back to you soon.',
  'We’ll get back to you as soon as possible.',
  'We will keep you posted.',
  'We will let you know as soon as we have news.',
  'You will hear from us shortly.',
  'I will be in touch.',
  'Someone from our team will contact you shortly.',
  'More information will follow.',
  'We have received your request.',
  'Thank you, we have received your message.',
  'Your ticket has been logged.',
  'Noted.',
  'Your ticket has been escalated. We will get back to you soon. Thank you for your patience.',
  'Dear customer, we are working on it. Please bear with us. Regards',
];

/** What people really say: something was seen, something happens next, somebody does it, or something is asked. */
const real: readonly string[] = [
  'Priya checks the switch log; you hear the result by 15:00.',
  'Tier 2 reads the switch log; you hear what it says',
  'Tier 2 takes a closer look; you hear what they found and what happens next.',
  'Ada tells you what was found since and what happens next',
  'Your ticket has been escalated to Priya, who reads the print server’s log now.',
  'Your ticket has been escalated because your account lacks the right to the Finance share.',
  'Your ticket has been escalated. Priya calls you before noon.',
  'I have forwarded your request to the bank; they answer by Thursday.',
  'We are working on it and have replaced the toner; the drum comes tomorrow.',
  'We are working on the switch in room 204.',
  'We are looking into the spooler on PRN-0207.',
  'We are still working on it: the driver was wrong, and the new one is being packed.',
  'We will look into the access list of the Finance share.',
  'The line was switched to the second provider.',
  'Please restart your laptop and tell us whether the icon is back.',
  'Please wait until the blue light stops blinking, then plug it in.',
  'Please hold the power button for ten seconds.',
  'We will let you know whether the line can be switched to the second provider.',
  'We will get back to you by 15:00 with what the supplier says.',
  'We will get back to you tomorrow morning.',
  'You will hear from us by 14:30.',
  'I will call you at 11:00.',
  'Thank you for your patience. The update is through, please try again.',
  'Sorry for the delay. The part came in damaged; a new one is due on Friday.',
  'We apologise for the outage: a digger cut the fiber at 09:12.',
  'No news from the supplier yet; I call them again at 16:00.',
  'We have received your laptop; the screen is swapped today.',
  'Your account is open again.',
  'Your mailbox has been moved to the new server.',
  'Your ticket has been merged with INC-10404.',
  'It works again.',
  'It has been fixed.',
  'Can you send me a screenshot of the error?',
  'Which printer is it?',
  'You hear whether payments work again',
  'What Tier 2 found',
  'What the supplier says',
  'A new phone is on its way to you.',
  'The queue was stuck; I cleared it.',
  'Hi Kim, the queue was stuck; I cleared it. Best regards, Ada',
  'Everything has been moved to drive G.',
  'Done: your password works from now on.',
  'Thanks Kim, that helps: it is the drum.',
  'Escalated to Cisco under case 4711, they answer within four hours.',
  'We are investigating the 0x80070775 error with Microsoft.',
  'Your request is pending approval by Mr. Berg.',
  'Sorry, now.',
  'A plain update',
];

for (const words of empty)
  test(`says nothing: ${words.replaceAll('\n', ' / ')}`, () => {
    assert.ok(emptyPhraseIn(words) !== undefined);
  });

for (const words of real)
  test(`says something: ${words}`, () => {
    assert.equal(emptyPhraseIn(words), undefined);
  });

test('the flag names the sentence that is empty, and no text is too long to look through', () => {
  assert.deepEqual(emptyPhraseIn('Hi Kim, your ticket has been escalated. Thanks'), {
    name: 'escalated',
    sentence: 'your ticket has been escalated',
  });
  const started = performance.now();
  emptyPhraseIn(`${'we are still '.repeat(70)}working`);
  emptyPhraseIn('please '.repeat(140));
  emptyPhraseIn(`your ticket has been escalated to the ${'appropriate '.repeat(70)}`);
  assert.ok(performance.now() - started < 500);
});
