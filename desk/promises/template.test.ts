import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillTemplate, unknownIn } from './template.ts';

/** What attackers write into templates (assurance.md A35). */
const attacks = [
  '{{constructor.constructor("return 1")()}}',
  ['$', '{process.env}'].join(''),
  '#{7*7}',
  '{__proto__}',
  '{requester.name}',
  '{{requester}}',
  '{',
  '}{',
  '{time',
  '{ time }',
  '{}',
];

for (const words of attacks)
  test(`${words} names nothing that a template may`, () => {
    assert.ok(unknownIn(words).length > 0);
  });

test('the three variables may be named, as often as one likes, and everything else is text', () => {
  assert.deepEqual(unknownIn('{requester}, {assignee} calls by {time}. <% 7*7 %> $requester {requester}'), []);
});

test('a template is filled in one pass: what a value holds is text', () => {
  const values = { requester: '{assignee} $& $1', assignee: '{time}', time: '15:00' };

  assert.equal(fillTemplate('{requester}|{assignee}|{time}|$&', values), '{assignee} $& $1|{time}|15:00|$&');
  assert.equal(fillTemplate('Hello {requester}{assignee}', { requester: 'Kim' }), 'Hello Kim');
  assert.equal(fillTemplate('{__proto__}{constructor}', values), '');
});
