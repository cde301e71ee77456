import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import { changeAccessMap } from './change-access-map.ts';
import * as contract from './contract.ts';
import { accessMapChanged } from './facts.ts';
import { readAccessMap } from './read-access-map.ts';

export const access = module({
  name: 'access',
  floor: 'estate',
  needs: ['identity', 'clients', 'people'],
  folder: import.meta.dirname,
  schema: 'access',
  tells: [accessMapChanged],
  apply,
  serves: [serve(contract.readAccessMap, readAccessMap), serve(contract.changeAccessMap, changeAccessMap)],
});
