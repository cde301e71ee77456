import { module } from '../module.ts';
import { listenerSkipped } from './facts.ts';
import { sealRound } from './seal-round.ts';

export const log = module({
  name: 'log',
  floor: 'platform',
  needs: ['postgres'],
  folder: import.meta.dirname,
  schema: 'log',
  tells: [listenerSkipped],
  rounds: [sealRound],
  tablesNotMadeOfFacts: ['fact', 'head', 'seal', 'epoch', 'checkpoint'],
});
