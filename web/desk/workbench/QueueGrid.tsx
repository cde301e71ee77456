import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { gridRole, groupRole, headRole, rowRole } from './grid-roles.ts';
import type { Line } from './lines.ts';
import { QueueRow } from './QueueRow.tsx';
import classes from './queue.module.css';

/** Row heights in pixels: dense where there is room, a card of three lines on a phone (queue.module.css). */
const rowHeight = { wide: 36, narrow: 88 } as const;
const columns = ['clock', 'reference', 'title', 'client', 'priority', 'packet', 'returns', 'promise', 'owner'] as const;

interface QueueGridProps {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly count: number;
  readonly current: string | undefined;
  readonly viewer: string;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (line: Line) => void;
  readonly onEnd: () => void;
}

/** The queue itself: only the rows in sight are in the page, however long it is. */
export function QueueGrid({ label, lines, count, current, viewer, onChoose, onOpen, onEnd }: QueueGridProps) {
  const { t } = useTranslation('workbench');
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const size = narrow ? rowHeight.narrow : rowHeight.wide;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    getItemKey: (at) => lines[at]?.key ?? at,
    overscan: 6,
  });
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (size > 0) rows.measure();
  }, [rows, size]);
  useEffect(() => {
    if (lines.length > 0 && lastShown >= lines.length - 20) onEnd();
  }, [lastShown, lines.length, onEnd]);
  const place = lines.findIndex(({ key }) => key === current);
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place);
  }, [rows, place]);
  useFocusOn(scroller, current);

  return (
    <div ref={scroller} className={classes.grid} {...gridRole(label, count + 1, columns.length)}>
      <div className={classes.head} {...rowRole(0)}>
        {columns.map((column) => (
          <div key={column} {...headRole} className={classes[column]} title={t(`columnHints.${column}`)}>
            {t(`columns.${column}`)}
          </div>
        ))}
      </div>
      <div {...groupRole} className={classes.rows} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          return (
            <QueueRow
              key={key}
              line={line}
              place={index}
              isCurrent={line.key === current || (current === undefined && index === 0)}
              isMine={line.ownerName === viewer}
              style={{ transform: `translateY(${start}px)`, height: size }}
              onChoose={onChoose}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The focus follows the current row, unless somebody is busy elsewhere. */
function useFocusOn(scroller: RefObject<HTMLDivElement | null>, current: string | undefined): void {
  useEffect(() => {
    const grid = scroller.current;
    const busy = document.activeElement;
    if (grid === null || current === undefined || (busy !== document.body && busy !== null && !grid.contains(busy))) return;
    // The row comes into the page with the scrolling, a frame later.
    const frame = requestAnimationFrame(() =>
      grid.querySelector<HTMLElement>(`[data-row="${CSS.escape(current)}"]`)?.focus({ preventScroll: true }),
    );
    return () => cancelAnimationFrame(frame);
  }, [scroller, current]);
}
