import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayAnswer, type Press } from './listening.ts';
import { type KeyAction, listedActions, liveActions, offer, withdraw } from './registry.ts';

const doing = (keys: string, more: Partial<KeyAction> = {}): KeyAction => ({ keys, label: keys, run: () => undefined, ...more });
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isTyping: false,
  isOnControl: false,
  ...more,
});

test('nobody accepts a ticket by typing the letter a into a reply', () => {
  assert.equal(mayAnswer(doing('a'), press('a', { isTyping: true }), true), false);
  assert.equal(mayAnswer(doing('a'), press('a'), true), true);
});

test('Ctrl+A still selects all', () => {
  assert.equal(mayAnswer(doing('a'), press('a', { ctrlKey: true }), true), false);
});

test('Mod+Enter sends while typing', () => {
  const typing = press('Enter', { isTyping: true, isOnControl: true, ctrlKey: true });

  assert.equal(mayAnswer(doing('$mod+Enter', { whileTyping: true }), typing, true), true);
});

test('Enter on a button presses the button and opens no ticket', () => {
  assert.equal(mayAnswer(doing('Enter'), press('Enter', { isOnControl: true }), true), false);
});

test('whoever turned single keys off keeps Escape, Enter and the palette', () => {
  const answered = ['a', 'g m', 'Escape', 'Enter', '$mod+k'].filter((keys) => mayAnswer(doing(keys), press(keys), false));

  assert.deepEqual(answered, ['Escape', 'Enter', '$mod+k']);
});

test('a page that renews its actions stays under the dialog that is open over it', () => {
  const [page, dialog] = [Symbol('page'), Symbol('dialog')];
  offer(page, { actions: [doing('a')] });
  offer(dialog, { actions: [doing('1')], stops: 'keys_and_list' });

  offer(page, { actions: [doing('a'), doing('Escape')] });
  const live = liveActions().map(({ keys }) => keys);
  withdraw(dialog);
  withdraw(page);

  assert.deepEqual(live, ['1']);
});

test('a dialog stops the keys under it, and the palette still lists them', () => {
  const [page, dialog, palette] = [Symbol('page'), Symbol('dialog'), Symbol('palette')];
  offer(page, { actions: [doing('a')] });

  offer(palette, { actions: [doing('Escape')], stops: 'keys' });
  const underPalette = { live: liveActions().map(({ keys }) => keys), listed: listedActions().map(({ keys }) => keys) };
  withdraw(palette);
  offer(dialog, { actions: [doing('1')], stops: 'keys_and_list' });
  const underDialog = { live: liveActions().map(({ keys }) => keys), listed: listedActions().map(({ keys }) => keys) };
  withdraw(dialog);
  withdraw(page);

  assert.deepEqual(underPalette, { live: ['Escape'], listed: ['Escape', 'a'] });
  assert.deepEqual(underDialog, { live: ['1'], listed: ['1'] });
});
