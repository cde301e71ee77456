export { addWorkingSeconds, isWorking, type WorkingSpan, workingSecondsBetween, workingSpans } from './arithmetic.ts';
export { alwaysOpen, type Calendar, compileCalendar } from './compile.ts';
export { type CalendarDefinition, type CalendarHoliday, calendarDefinition, calendarHoliday, holidaysAtMost } from './definition.ts';
export { explainBetween, explainDue, type Step } from './explain.ts';
export { durationWords, momentWords, stepWords } from './explain-words.ts';
export { outOfReach } from './refusals.ts';
export { compileTimeline, type DatedDefinition } from './timeline.ts';
export { calendarWords } from './words.ts';
