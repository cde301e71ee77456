import { module } from '../module.ts';
import { secretUnmasked } from './facts.ts';

export const secrets = module({
  name: 'secrets',
  floor: 'platform',
  needs: ['log'],
  folder: import.meta.dirname,
  schema: 'secrets',
  tells: [secretUnmasked],
  tablesNotMadeOfFacts: ['secret'],
});
