import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { z } from 'zod';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { versionConflict } from '../../platform/refusal.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { acceptEscalation } from '../escalation/contract.ts';
import { readTicket, reopenTicket, resolveTicket } from '../tickets/contract.ts';
import { notInThisState } from '../tickets/refusals.ts';
import { answerClosing, editArticle, listArticles, readArticle, readClosing, resolveAndAnswer } from './contract.ts';
import { articleNotAsked, articleUnknown, neverEscalated } from './refusals.ts';
import type { closingAnswers } from './rules.ts';

const solved = { resolution: 'Rolled the driver back', cause: 'The driver of last night', tellRequester: 'It prints again.' };
const isNew: z.input<typeof closingAnswers> = { tier1Could: false, tier1Why: 'Only Tier 2 may change drivers', knowledge: 'new' };

/** A ticket that Ada escalated and Priya accepted. */
async function acceptedTicket(desk: Desk): Promise<string> {
  const ticketId = await triedTicket(desk, { description: 'Since this morning every page is blank.' });
  const { escalationId } = await escalate(desk, ticketId);
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  return ticketId;
}

describe('The closing answers', () => {
  test('are asked of what a higher tier accepted, given with the resolution, and an article draft writes itself from the ticket', async () => {
    const desk = await openDesk();
    const ticketId = await acceptedTicket(desk);
    const before = await desk.does(desk.priya, readClosing, { ticketId });

    const { articleId, state } = await desk.does(desk.priya, resolveAndAnswer, { ticketId, ...solved, answers: isNew });

    const { asked, answer } = await desk.does(desk.priya, readClosing, { ticketId });
    const { items } = await desk.does(desk.ada, listArticles, { clientId: desk.northgate.id });
    const article = await desk.does(desk.ada, readArticle, { articleId: articleId ?? '' });
    assert.deepEqual([before.asked, before.answer, state, asked], [true, null, 'resolved', true]);
    assert.deepEqual(
      { ...answer, answeredAt: undefined },
      {
        ...{ tier1Could: false, tier1Why: 'Only Tier 2 may change drivers', knowledge: 'new', answeredBy: 'Priya', answeredAt: undefined },
        article: { articleId, title: 'The printer on floor 2 prints blank pages' },
      },
    );
    assert.deepEqual(
      items.map((one) => [one.articleId, one.state, one.ticket.ticketId, one.draftedBy]),
      [[articleId, 'draft', ticketId, 'Priya']],
    );
    assert.match(article.symptom, /^Since this morning every page is blank\.\n\nError text:\nPCL XL error 0x80070775/);
    assert.equal(article.environment, 'Asset: PRN-0207\nOperating system: Windows 11 24H2\nNetwork place: Floor 2');
    assert.deepEqual(
      [article.cause, article.resolution],
      [
        'The driver of last night',
        'Rolled the driver back\n\nWhat did not help:\n- Restarted the spooler → The queue fills again\n- Changed the toner → Still blank',
      ],
    );
    assert.equal((await verifyLog(desk.place)).wrong, undefined);
  });

  test('can be given later and given again: the last ones count, and one ticket makes one draft', async () => {
    const desk = await openDesk();
    const ticketId = await acceptedTicket(desk);
    await expectRefusal(desk.does(desk.priya, answerClosing, { ticketId, answers: isNew }), notInThisState);
    await desk.does(desk.priya, resolveTicket, { ticketId, ...solved });

    const first = await desk.does(desk.priya, answerClosing, { ticketId, answers: isNew });
    await desk.does(desk.priya, answerClosing, { ticketId, answers: { ...isNew, knowledge: 'not_article_worthy' } });
    const again = await desk.does(desk.priya, answerClosing, {
      ticketId,
      answers: { ...isNew, tier1Could: true, tier1Why: 'A standard step' },
    });

    const { answer } = await desk.does(desk.priya, readClosing, { ticketId });
    assert.equal(again.articleId, first.articleId);
    assert.deepEqual([answer?.tier1Could, answer?.tier1Why, answer?.knowledge], [true, 'A standard step', 'new']);
    assert.equal((await desk.does(desk.priya, listArticles, { clientId: desk.northgate.id })).items.length, 1);
  });

  test('of a ticket that is resolved once more after reopening are given once more', async () => {
    const desk = await openDesk();
    const ticketId = await acceptedTicket(desk);
    await desk.does(desk.priya, resolveAndAnswer, { ticketId, ...solved, answers: isNew });
    await desk.does(desk.kim, reopenTicket, { ticketId, reason: 'It is back' });

    const answers = { ...isNew, knowledge: 'known_but_missed' as const };
    await desk.does(desk.priya, resolveAndAnswer, { ticketId, ...solved, answers });

    assert.equal((await desk.does(desk.priya, readClosing, { ticketId })).answer?.knowledge, 'known_but_missed');
  });

  test('are not asked of what Tier 1 resolved, and without them nothing is resolved by that send', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);

    await expectRefusal(desk.does(desk.priya, resolveAndAnswer, { ticketId, ...solved, answers: isNew }), neverEscalated);

    assert.equal((await desk.does(desk.ada, readTicket, { ticketId })).state, 'in_progress');
    assert.equal((await desk.does(desk.ada, readClosing, { ticketId })).asked, false);
  });

  test('name an article only where one was known, and only one of the same client', async () => {
    const desk = await openDesk();
    const [first, second] = [await acceptedTicket(desk), await acceptedTicket(desk)];
    const { articleId } = await desk.does(desk.priya, resolveAndAnswer, { ticketId: first, ...solved, answers: isNew });
    assert.ok(articleId);
    const answered = (answers: Partial<z.input<typeof closingAnswers>>) =>
      desk.does(desk.priya, resolveAndAnswer, { ticketId: second, ...solved, answers: { ...isNew, ...answers } });

    await expectRefusal(answered({ knowledge: 'not_article_worthy', articleId }), articleNotAsked);
    await expectRefusal(answered({ knowledge: 'known_and_used', articleId: crypto.randomUUID() }), articleUnknown);
    const known = await answered({ knowledge: 'known_and_used', articleId });

    assert.equal(known.articleId, articleId);
  });
});

describe('An article', () => {
  test('is edited whole, each edit a version that stays readable; an edit of other words than were read is refused', async () => {
    const desk = await openDesk();
    const { articleId } = await desk.does(desk.priya, resolveAndAnswer, {
      ticketId: await acceptedTicket(desk),
      ...solved,
      answers: isNew,
    });
    assert.ok(articleId);
    const words = {
      title: 'Blank pages after a driver update',
      symptom: 'Blank pages',
      environment: null,
      cause: null,
      resolution: 'Roll back',
    };

    const edited = await desk.does(desk.ada, editArticle, { articleId, ...words }, { ifMatch: 1 });
    const same = await desk.does(desk.ada, editArticle, { articleId, ...words });

    const { versions } = await desk.does(desk.ada, readArticle, { articleId });
    assert.deepEqual([edited.version, edited.editedBy, same.version], [2, 'Ada', 2]);
    assert.deepEqual(
      versions.map(({ version, by, title }) => [version, by, title]),
      [
        [2, 'Ada', 'Blank pages after a driver update'],
        [1, 'Priya', 'The printer on floor 2 prints blank pages'],
      ],
    );
    await expectRefusal(desk.does(desk.ada, editArticle, { articleId, ...words, title: 'Mine' }, { ifMatch: 1 }), versionConflict);
    assert.equal((await verifyLog(desk.place)).wrong, undefined);
  });

  test('is found by words of its title and symptom, and never by another client’s people', async () => {
    const desk = await openDesk();
    const ticketId = await acceptedTicket(desk);
    const { articleId } = await desk.does(desk.priya, resolveAndAnswer, { ticketId, ...solved, answers: isNew });
    assert.ok(articleId);

    const found = await desk.does(desk.ada, listArticles, { search: 'BLANK pages' });
    const none = await desk.does(desk.ada, listArticles, { search: '100%_' });

    assert.ok(found.items.some((one) => one.articleId === articleId));
    assert.deepEqual(none.items, []);
    assert.deepEqual((await desk.does(desk.otto, listArticles, { search: 'blank' })).items, []);
    await expectNotFound(desk.does(desk.otto, readArticle, { articleId }));
    await expectNotFound(desk.does(desk.otto, readClosing, { ticketId }));
  });
});
