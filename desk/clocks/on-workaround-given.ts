import { hearWithin } from '../../platform/log/listeners.ts';
import { workaroundGiven } from '../tickets/facts.ts';
import { stopClocks } from './stop-clocks.ts';

/** With a way to work meanwhile its clock has done; that of the resolution goes on. */
export const onWorkaroundGiven = hearWithin('on-workaround-given', workaroundGiven, (work, facts) =>
  stopClocks(work, facts, ({ kind, metric }) => kind === 'sla' && metric === 'workaround'),
);
