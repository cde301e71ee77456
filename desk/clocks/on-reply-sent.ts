import { hearWithin } from '../../platform/log/listeners.ts';
import { replySent } from '../tickets/facts.ts';
import { stopClocks } from './stop-clocks.ts';

/** First response is a human's public communication; automatic replies never count (domain.md §3.9). */
export const onReplySent = hearWithin(
  'on-reply-sent-stops-response',
  replySent,
  (work, facts) =>
    stopClocks(
      work,
      facts.filter(({ payload }) => payload.by === 'agent' && !payload.automatic),
      ['response'],
    ),
  { imported: true },
);
