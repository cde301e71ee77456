import { module } from '../module.ts';

export const log = module({
  name: 'log',
  floor: 'platform',
  needs: ['postgres'],
  folder: import.meta.dirname,
  schema: 'log',
  tablesNotMadeOfFacts: ['fact', 'head', 'seal', 'epoch', 'checkpoint'],
});
