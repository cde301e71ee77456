import { createKeybindingsHandler } from 'tinykeys';
import { type KeyAction, liveActions, subscribe } from './registry.ts';
import { singleKeysAreOn } from './single-keys.ts';

/** Keys that controls answer to themselves. */
const keysOfControls = new Set([
  'Enter',
  ' ',
  'Space',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);
const controls = 'input, button, a, summary, select, [role="tab"], [role="menuitem"], [role="option"], [role="radio"], [role="button"]';
const typing =
  'input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"]), textarea, select, [contenteditable=""], [contenteditable="true"]';

/** What the handler needs of a key press; small, so that a test can press keys without a browser. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isTyping: boolean;
  readonly isOnControl: boolean;
}

/** Whether this action may answer this press: no single key while somebody types, none with Ctrl, Alt or Meta held. */
export function mayAnswer(action: KeyAction, press: Press, singleKeys: boolean): boolean {
  const withModifier = action.keys.includes('$mod');
  if (press.isTyping && !action.whileTyping) return false;
  if (!withModifier && (press.ctrlKey || press.altKey || press.metaKey)) return false;
  if (!withModifier && press.isOnControl && keysOfControls.has(press.key)) return false;
  return withModifier || singleKeys || action.keys === 'Escape' || keysOfControls.has(action.keys);
}

/** Listens to the keyboard for the whole page. Nothing is heard while an input method composes or AltGr is held. */
export function listenToKeys(): void {
  let known = '';
  let handle: (event: Event) => void = () => undefined;
  const prepare = () => {
    const wanted = [...new Set(liveActions().flatMap(({ keys }) => (keys === '' ? [] : keys)))].sort();
    if (wanted.join() === known) return;
    known = wanted.join();
    const answers = wanted.map((keys) => [keys, (event: KeyboardEvent) => answer(keys, event)] as const);
    handle = createKeybindingsHandler(Object.fromEntries(answers), { ignore: isComposed });
  };
  subscribe(prepare);
  prepare();
  // A dialog that closes on Escape is gone before the press gets here: what counts is what was on top when the key went down.
  window.addEventListener('keydown', remember, { capture: true });
  window.addEventListener('keydown', (event) => handle(event));
}

let liveAtPress: readonly KeyAction[] = [];
function remember(): void {
  liveAtPress = liveActions();
}

function isComposed(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229 || event.getModifierState('AltGraph');
}

function answer(keys: string, event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const press = {
    key: event.key,
    ctrlKey: event.ctrlKey,
    altKey: event.altKey,
    metaKey: event.metaKey,
    isTyping: target?.matches(typing) ?? false,
    isOnControl: target?.closest(controls) !== null,
  };
  const action = liveAtPress.find((one) => one.keys === keys && mayAnswer(one, press, singleKeysAreOn()));
  if (action === undefined || event.defaultPrevented) return;
  event.preventDefault();
  action.run();
}
