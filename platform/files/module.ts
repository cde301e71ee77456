import { module } from '../module.ts';
import { verifyFiles } from './verify-files.ts';

export const files = module({
  name: 'files',
  floor: 'platform',
  needs: ['log'],
  folder: import.meta.dirname,
  schema: 'files',
  tablesNotMadeOfFacts: ['blob', 'chunk'],
  verifies: verifyFiles,
});
