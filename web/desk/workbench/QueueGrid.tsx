import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { gridItems } from './grid-items.ts';
import { gridRole, groupRole, headRole, rowRole } from './grid-roles.ts';
import type { Line } from './lines.ts';
import { QueueHeading } from './QueueHeading.tsx';
import { QueueRow } from './QueueRow.tsx';
import classes from './queue.module.css';

/** Row heights in pixels: dense where there is room, a card of three lines on a phone (queue.module.css). */
const rowHeight = { wide: 36, narrow: 88 } as const;
const headingHeight = 28;
const columns = ['clock', 'reference', 'title', 'client', 'priority', 'packet', 'returns', 'promise', 'owner'] as const;
/** Rows before the end at which the next page is asked for. */
const readAhead = 20;

interface QueueGridProps {
  readonly label: string;
  readonly tier: 1 | 2 | 3 | undefined;
  readonly lines: readonly Line[];
  readonly count: number;
  readonly current: string | undefined;
  readonly viewer: string;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (line: Line) => void;
  readonly onEnd: () => void;
  /** Tickets chosen for something done to many; left out where nobody may. */
  readonly chosen?: ReadonlySet<string> | undefined;
  readonly onTick: (ticketId: string, extend: boolean) => void;
  readonly onTickAll: () => void;
}

/** The queue itself: only the rows in sight are in the page, however long it is. */
export function QueueGrid({
  label,
  tier,
  lines,
  count,
  current,
  viewer,
  onChoose,
  onOpen,
  onEnd,
  chosen,
  onTick,
  onTickAll,
}: QueueGridProps) {
  const { t } = useTranslation('workbench');
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const size = narrow ? rowHeight.narrow : rowHeight.wide;
  const items = useMemo(() => gridItems(lines), [lines]);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (isHeading(items[at]) ? headingHeight : size),
    getItemKey: (at) => keyOf(items[at], at),
    overscan: 6,
    scrollPaddingStart: headingHeight,
  });
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const place = items.findIndex((item) => 'line' in item && item.line.key === current);
  const first = lines[0]?.key;

  useEffect(() => {
    if (size > 0) rows.measure();
  }, [rows, size]);
  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - readAhead) onEnd();
  }, [lastShown, items.length, onEnd]);
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place);
  }, [rows, place]);
  useFocusOn(scroller, current);

  return (
    <div ref={scroller} className={classes.grid} {...gridRole(label, count + 1, columns.length + 1)}>
      <div className={classes.head} {...rowRole(0)}>
        <div {...headRole} className={classes.pick}>
          {chosen !== undefined && (
            <input
              type="checkbox"
              readOnly
              aria-label={t('chooseAll')}
              checked={chosen.size > 0 && lines.every(({ ticketId }) => chosen.has(ticketId))}
              onClick={onTickAll}
            />
          )}
        </div>
        {columns.map((column) => (
          <div key={column} {...headRole} className={classes[column]} title={t(`columnHints.${column}`)}>
            {t(`columns.${column}`)}
          </div>
        ))}
      </div>
      <div {...groupRole} className={classes.rows} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const style = { transform: `translateY(${start}px)`, height: isHeading(item) ? headingHeight : size };
          if ('heading' in item) return <QueueHeading key={key} heading={item.heading} count={item.count} tier={tier} style={style} />;
          const { line } = item;
          return (
            <QueueRow
              key={key}
              line={line}
              place={item.place}
              isCurrent={line.key === (current ?? first)}
              isMine={line.ownerName === viewer}
              isChosen={chosen?.has(line.ticketId)}
              onTick={onTick}
              style={style}
              onChoose={onChoose}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

type Item = ReturnType<typeof gridItems>[number] | undefined;

function isHeading(item: Item): boolean {
  return item !== undefined && 'heading' in item;
}

function keyOf(item: Item, at: number): string {
  if (item === undefined) return String(at);
  return 'heading' in item ? `heading ${item.heading}` : item.line.key;
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
