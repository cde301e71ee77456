/** A short word on what was done, at the edge of the screen. */
export interface NoticeText {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'wrong';
}

/** Long enough to read two lines. */
const shownMilliseconds = 7_000;
const mostShown = 3;

let shown: readonly NoticeText[] = [];
let last = 0;
const listeners = new Set<() => void>();

function show(next: readonly NoticeText[]): void {
  shown = next;
  for (const hear of listeners) hear();
}

/** Says what was done, or why not; read out politely. What is being said already is not said twice. */
export function say(text: string, tone: NoticeText['tone'] = 'done'): void {
  last += 1;
  const id = last;
  show([...shown.filter((notice) => notice.text !== text), { id, text, tone }].slice(-mostShown));
  setTimeout(() => dismiss(id), shownMilliseconds);
}

export function dismiss(id: number): void {
  show(shown.filter((notice) => notice.id !== id));
}

export function shownNotices(): readonly NoticeText[] {
  return shown;
}

export function subscribeToNotices(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
