export { changesOfTickets } from './changes.ts';
export { type Landing, landingOf } from './landing.ts';
export { clockStatementOf } from './read-clock-statement.ts';
export { reopenUntilOf } from './reopen-window.ts';
export { type Segment, secondsIn, segmentsOf } from './segments.ts';
export { type ClockStanding, calendarOf, clocksOf } from './standing.ts';
