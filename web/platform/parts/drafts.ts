import { useCallback, useRef, useState } from 'react';
import { serverNow } from '../time/server-time.ts';

const prefix = 'secondline.draft.';
/** Drafts live as long as their tickets are likely to be worked on. */
const livesMilliseconds = 30 * 24 * 60 * 60 * 1_000;

interface Kept {
  readonly at: number;
  readonly draft: unknown;
}

/** What somebody typed and did not send yet, by person, thing and kind; nothing when there is none. */
export function readDraft(key: string): unknown {
  try {
    // Written by keepDraft below; anything else is no draft.
    const kept = JSON.parse(localStorage.getItem(prefix + key) ?? 'null') as Kept | null;
    return kept?.draft;
  } catch {
    return undefined;
  }
}

export function keepDraft(key: string, draft: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ at: serverNow(), draft } satisfies Kept));
  } catch {
    // A full store must not stop anybody from typing; the text is still on the screen.
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(prefix + key);
}

/** Clears away what nobody has touched for a month. */
export function dropOldDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(prefix)) continue;
    if (serverNow() - keptAt(key) > livesMilliseconds) localStorage.removeItem(key);
  }
}

/** When a draft was last touched; what cannot be read was never touched. */
function keptAt(key: string): number {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'at' in kept ? Number(kept.at) : 0;
  } catch {
    return 0;
  }
}

/** A form's typed text that survives closing, reloading and signing in again. `discard` is for what was sent. */
export function useDraft<Draft extends Readonly<Record<string, string>>>(key: string, empty: Draft) {
  const start = useRef(empty).current;
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft(key);
    // Kept under this key by the same form; fields it did not have yet begin empty.
    return typeof kept === 'object' && kept !== null ? ({ ...start, ...kept } as Draft) : start;
  });
  const change = useCallback(
    (next: Draft) => {
      setDraft(next);
      keepDraft(key, next);
    },
    [key],
  );
  const discard = useCallback(() => {
    setDraft(start);
    dropDraft(key);
  }, [key, start]);
  return { draft, change, discard };
}

/** The same for a single text. */
export function useTextDraft(key: string) {
  const { draft, change, discard } = useDraft(key, noText);
  const changeText = useCallback((text: string) => (text === '' ? discard() : change({ text })), [change, discard]);
  return { draft: draft.text, change: changeText, discard };
}

const noText = { text: '' };
