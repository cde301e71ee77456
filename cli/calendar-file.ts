import { readFile, stat } from 'node:fs/promises';
import { type CalendarDefinition, calendarDefinition } from '../platform/calendar/index.ts';
import { Failed, WrongUse } from './command.ts';

/** What a calendar file holds, for the help of the commands that read one. */
export const calendarFileHelp = [
  'The calendar is a JSON file:',
  '  {"zone": "Europe/Berlin",',
  '   "week": {"mon": [["09:00", "17:00"]], "fri": [["22:00", "06:00"]]},',
  '   "holidays": [{"date": "2026-12-24", "from": "12:00", "to": "24:00"}, {"date": "2026-12-25"}]}',
  'A span that ends before it begins runs into the next day. A holiday closes its local date, or the named part of it, also for a span',
  'come over from the day before. An hour that daylight saving repeats counts twice, one that it skips not at all.',
];

/** Larger than any calendar that `calendarDefinition` takes. */
const mostBytes = 2_000_000;

/** Reads a calendar file, or fails naming the file, each place in it that is wrong, and what to write instead. */
export async function readCalendarFile(path: string): Promise<CalendarDefinition> {
  const text = await textOf(path);
  const parsed = calendarDefinition.safeParse(jsonOf(path, text));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path: place, message }) => ({
    pointer: place.map((step) => `/${String(step)}`).join(''),
    detail: message,
  }));
  throw new Failed(`${path} holds a calendar that cannot be.`, {
    lines: errors.map(({ pointer, detail }) => `  ${pointer === '' ? 'the whole of it' : pointer}: ${detail}`),
    facts: { file: path, errors },
  });
}

/** Reads an instant of the command line; `flag` names it to whoever wrote another thing. */
export function instantOf(flag: string, text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch (error) {
    throw new WrongUse(
      `--${flag} ${text} is no instant. Write date, time and offset, such as 2026-03-06T16:00:00Z or 2026-03-06T17:00+01:00.`,
      { cause: error },
    );
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= mostBytes) return await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new Failed(`${path} cannot be read: ${why}. Name a JSON file that holds a calendar.`, { facts: { file: path }, cause: error });
  }
  throw new Failed(`${path} is larger than any calendar. Name a JSON file of at most 2 MB.`, { facts: { file: path } });
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Failed(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      lines: ['  Write a calendar as secondline help clock simulate shows it.'],
      facts: { file: path, errors: [{ pointer: '', detail: 'Write a JSON document.' }] },
    });
  }
}
