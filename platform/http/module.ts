import { module } from '../module.ts';
import { idempotencyRound } from './idempotency-round.ts';

export const http = module({
  name: 'http',
  floor: 'platform',
  needs: ['postgres'],
  folder: import.meta.dirname,
  schema: 'http',
  rounds: [idempotencyRound],
  tablesNotMadeOfFacts: ['idempotency'],
});
