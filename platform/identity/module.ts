import { module } from '../module.ts';
import { apply } from './apply.ts';
import { facts } from './facts.ts';

export const identity = module({
  name: 'identity',
  floor: 'platform',
  needs: ['log'],
  folder: import.meta.dirname,
  schema: 'identity',
  tells: facts,
  apply,
  tablesNotMadeOfFacts: ['credential', 'session', 'api_token', 'link', 'attempt', 'known_address'],
});
