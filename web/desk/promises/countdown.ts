/** How near a promise is: `soon` from ten minutes before it is due, `late` once it is overdue. */
export type Urgency = 'none' | 'today' | 'soon' | 'late';

const soonMilliseconds = 10 * 60_000;
const countedMilliseconds = 60 * 60_000;

export function urgencyOf(dueAt: string, now: number): Urgency {
  const left = Date.parse(dueAt) - now;
  if (left < 0) return 'late';
  if (left <= soonMilliseconds) return 'soon';
  return left <= countedMilliseconds ? 'today' : 'none';
}

/** What is left of the last hour in minutes and seconds, `9:58`; once overdue in hours and minutes, `−0:12`. Nothing before. */
export function countdownText(dueAt: string, now: number): string | null {
  const seconds = Math.floor((Date.parse(dueAt) - now) / 1_000);
  if (seconds > countedMilliseconds / 1_000) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  if (seconds >= 0) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  const minutes = Math.floor(-seconds / 60);
  return `−${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}
