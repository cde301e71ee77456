import { calendarFileHelp, instantOf, readCalendarFile } from './calendar-file.ts';
import { defineCommand, WrongUse } from './command.ts';

export const command = defineCommand({
  about:
    'Says when something is due that was opened at an instant and has so many working minutes, and explains each step: which spans\n' +
    'counted, which hours and holidays did not, where the clocks are changed. It needs a calendar file, but no desk and no database.',
  options: {
    calendar: { type: 'string', takes: 'FILE', about: 'The calendar, as JSON', required: true },
    opened: { type: 'string', takes: 'INSTANT', about: 'When it was opened, with Z or an offset: 2026-03-06T16:00+01:00', required: true },
    minutes: { type: 'string', takes: 'N', about: 'The target in working minutes, a whole number', required: true },
  },
  footnotes: async () => calendarFileHelp,
  examples: ['secondline clock simulate --calendar office.json --opened 2026-03-06T16:00:00+01:00 --minutes 480'],
  run: async ({ options, output }) => {
    const opened = instantOf('opened', options.opened);
    const seconds = secondsOf(options.minutes);
    const definition = await readCalendarFile(options.calendar);
    const { addWorkingSeconds, compileCalendar, explainDue, momentWords, stepWords } = await import('../platform/calendar/index.ts');
    if (output.json) return output.answer({ dueAt: addWorkingSeconds(compileCalendar(definition), opened, seconds).toString() }, []);
    const { dueAt, steps } = explainDue([{ definition, effectiveFrom: opened }], opened, seconds);
    output.answer({}, [
      `Due ${dueAt.toString()}: ${momentWords(dueAt, definition.zone)} (${definition.zone})`,
      '',
      ...steps.map((step) => `  ${stepWords(step)}`),
    ]);
  },
});

function secondsOf(text: string): number {
  const minutes = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(minutes * 60)) return minutes * 60;
  throw new WrongUse(`--minutes ${text} is no number of working minutes. Write a whole number, 0 or more, such as 480 for eight hours.`);
}
