const minute = 60;
const hour = 60 * minute;

/** A span of working time as clocks show it: `1:42`, `0:09`, `−0:12`; hours and minutes, cut to whole minutes toward zero. */
export function clockText(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds) / minute);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return seconds < 0 ? `−${text}` : text;
}

/** A span to the second, `3:55:07`, for statements that must add up. */
export function exactText(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const parts = [Math.floor(whole / hour), Math.floor((whole % hour) / minute), whole % minute];
  const text = parts.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
  return seconds < 0 ? `−${text}` : text;
}
