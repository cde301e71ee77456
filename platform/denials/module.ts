import { module, serve } from '../module.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { accessDenied } from './facts.ts';
import { listDenials } from './list-denials.ts';

export const denials = module({
  name: 'denials',
  floor: 'platform',
  needs: ['log', 'identity'],
  folder: import.meta.dirname,
  schema: 'denials',
  tells: [accessDenied],
  apply,
  serves: [serve(contract.listDenials, listDenials)],
});
