import { module } from '../module.ts';

export const postgres = module({
  name: 'postgres',
  floor: 'platform',
  needs: [],
  folder: import.meta.dirname,
  schema: 'platform',
  tablesNotMadeOfFacts: ['migration'],
});
