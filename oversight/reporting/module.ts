import { module, serve } from '../../platform/module.ts';
import { readKpis as contract } from './contract.ts';
import { readKpis } from './read-kpis.ts';

export const reporting = module({
  name: 'reporting',
  floor: 'oversight',
  needs: ['tickets'],
  folder: import.meta.dirname,
  serves: [serve(contract, readKpis)],
});
