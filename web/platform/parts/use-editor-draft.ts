import { useState } from 'react';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

/**
 * An editor's changes, of whatever shape, that survive a reload until they are saved (`forget`) or dropped (`drop`). The key names the version
 * that they were begun on: changes to an older version never come back over what a colleague published since.
 */
export function useEditorDraft<Changes>(key: string, start: Changes) {
  const [{ changes, isRestored }, setDraft] = useState(() => {
    // Kept under this key by the same editor.
    const kept = readDraft(key) as Changes | undefined;
    return { changes: kept ?? start, isRestored: kept !== undefined };
  });
  const change = (part: Partial<Changes>) => {
    const next = { ...changes, ...part };
    setDraft({ changes: next, isRestored });
    keepDraft(key, next);
  };
  const forget = () => dropDraft(key);
  const drop = () => {
    setDraft({ changes: start, isRestored: false });
    forget();
  };
  return { changes, isRestored, change, forget, drop };
}
