import { type PointerEvent, useRef, useState } from 'react';
import classes from './calendars.module.css';
import { dragged, type Grip, gripAt, minuteAt } from './week-drag.ts';
import { barsOf, type Weekday, type WeekText } from './week-text.ts';

interface DayBarProps {
  readonly week: WeekText;
  readonly day: Weekday;
  readonly isEditable: boolean;
  /** The day's text after a drag. */
  readonly onDrag: (text: string) => void;
}

/** How near to an end of a span a pointer takes hold of it, in pixels: a finger is wide. */
const nearPixels = { mouse: 6, touch: 16 } as const;

/**
 * A day on 24 hours. Dragged over, a span is drawn or an end of one is moved, by mouse, pen or finger, in quarters of an hour. The text
 * above it says the same and is what is read and typed: to assistive software the bar is not there.
 */
export function DayBar({ week, day, isEditable, onDrag }: DayBarProps) {
  const bar = useRef<HTMLSpanElement>(null);
  const [hold, setHold] = useState<{ readonly grip: Grip; readonly minute: number }>();
  const shown = hold === undefined ? week : { ...week, [day]: dragged(week[day], hold.grip, hold.minute) };
  const shareOf = (event: PointerEvent): number => {
    const { left, width } = bar.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return (event.clientX - left) / Math.max(1, width);
  };
  const begin = (event: PointerEvent) => {
    if (!isEditable || event.button !== 0) return;
    event.preventDefault();
    bar.current?.setPointerCapture(event.pointerId);
    const near = event.pointerType === 'mouse' ? nearPixels.mouse : nearPixels.touch;
    const width = bar.current?.getBoundingClientRect().width ?? 1;
    const minute = minuteAt(shareOf(event));
    setHold({ grip: gripAt(week[day], minute, (near / Math.max(1, width)) * 1_440), minute });
  };
  const go = (event: PointerEvent) => {
    if (hold !== undefined) setHold({ ...hold, minute: minuteAt(shareOf(event)) });
  };
  const end = (event: PointerEvent) => {
    if (hold === undefined) return;
    setHold(undefined);
    // Where it was let go, which a quick finger reaches before the last move is drawn.
    const text = dragged(week[day], hold.grip, minuteAt(shareOf(event)));
    if (text !== week[day]) onDrag(text);
  };
  return (
    <span
      ref={bar}
      className={classes.bar}
      data-editable={isEditable}
      data-day={day}
      aria-hidden
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={() => setHold(undefined)}
    >
      {barsOf(shown, day).map(({ from, to }) => (
        <span key={`${from}-${to}`} style={{ insetInlineStart: `${from}%`, inlineSize: `${to - from}%` }} />
      ))}
      {hold !== undefined && <output className={classes.dragged}>{shown[day]}</output>}
    </span>
  );
}
