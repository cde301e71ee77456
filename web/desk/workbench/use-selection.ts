import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../platform/keys/use-keys.ts';
import type { Line } from './lines.ts';
import { allOrNone, extended, nothingChosen, toggled } from './selection.ts';

/** Which tickets of a queue are chosen: X on the current row, Shift+X or a click with Shift for a range, Escape for none. */
export function useSelection(lines: readonly Line[], current: string | undefined, isOffered: boolean) {
  const { t } = useTranslation('workbench');
  const [selection, setSelection] = useState(nothingChosen);
  const latest = useRef(lines);
  useEffect(() => {
    latest.current = lines;
  });
  const order = () => [...new Set(latest.current.map(({ ticketId }) => ticketId))];
  // Rows are remembered as they were drawn: what they are given must not change from one drawing to the next.
  const tick = useCallback((ticketId: string, extend: boolean) => {
    const ids = [...new Set(latest.current.map((line) => line.ticketId))];
    setSelection((before) => (extend ? extended(before, ticketId, ids) : toggled(before, ticketId)));
  }, []);
  const clear = () => setSelection(nothingChosen);
  const line = lines.find(({ key }) => key === current) ?? lines[0];
  const chosen = lines.filter(
    ({ ticketId }, at) => selection.chosen.has(ticketId) && lines.findIndex((one) => one.ticketId === ticketId) === at,
  );
  const touch = (extend: boolean) => {
    if (line !== undefined) tick(line.ticketId, extend);
  };
  useKeys(
    isOffered
      ? [
          { keys: 'x', label: t('keys.choose'), run: () => touch(false) },
          { keys: 'Shift+X', label: t('keys.chooseTo'), run: () => touch(true), notInPalette: true },
          ...(chosen.length > 0 ? [{ keys: 'Escape', label: t('keys.chooseNone'), run: clear, notInPalette: true }] : []),
        ]
      : [],
  );
  return { selection, chosen, tick, clear, tickAll: () => setSelection((before) => allOrNone(before, order())) };
}
