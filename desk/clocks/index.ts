export { type Landing, landingOf } from './landing.ts';
export { reopenUntilOf } from './reopen-window.ts';
export { type ClockStanding, clocksOf } from './standing.ts';
