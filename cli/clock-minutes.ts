import { calendarFileHelp, instantOf, readCalendarFile } from './calendar-file.ts';
import { defineCommand, WrongUse } from './command.ts';

export const command = defineCommand({
  about:
    'Counts the working minutes between two instants and says which they are. Where an instant does not lie on a whole minute, the rest\n' +
    'stands behind the point: 90 seconds are 1.5 minutes. It needs a calendar file, but no desk and no database.',
  options: {
    calendar: { type: 'string', takes: 'FILE', about: 'The calendar, as JSON', required: true },
    from: { type: 'string', takes: 'INSTANT', about: 'From when on, with Z or an offset: 2026-03-06T16:00+01:00', required: true },
    to: { type: 'string', takes: 'INSTANT', about: 'Up to when', required: true },
  },
  footnotes: async () => calendarFileHelp,
  examples: ['secondline clock minutes --calendar office.json --from 2026-03-06T16:00:00+01:00 --to 2026-03-09T16:00:00+01:00'],
  run: async ({ options, output }) => {
    const [from, to] = [instantOf('from', options.from), instantOf('to', options.to)];
    if (Temporal.Instant.compare(from, to) > 0) throw new WrongUse('--to lies before --from. Write the earlier instant as --from.');
    const definition = await readCalendarFile(options.calendar);
    const { durationWords, explainBetween, stepWords } = await import('../platform/calendar/index.ts');
    const { seconds, steps } = explainBetween([{ definition, effectiveFrom: from }], from, to);
    output.answer({ minutes: seconds / 60 }, [
      `${(seconds / 60).toLocaleString('en')} working minutes: ${durationWords(seconds)}`,
      '',
      ...steps.map((step) => `  ${stepWords(step)}`),
    ]);
  },
});
