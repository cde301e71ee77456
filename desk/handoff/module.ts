import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { handoffAnswered, handoffAsked } from './facts.ts';
import { readHandoffFile } from './handoff-file.ts';
import { readHandoff } from './read-handoff.ts';

export const handoff = module({
  name: 'handoff',
  floor: 'desk',
  needs: ['secrets', 'clients', 'people', 'access', 'tickets', 'hypotheses', 'clocks', 'promises', 'escalation'],
  folder: import.meta.dirname,
  schema: 'handoff',
  tells: [handoffAnswered, handoffAsked],
  apply,
  serves: [serve(contract.readHandoff, readHandoff), serve(contract.readHandoffFile, readHandoffFile)],
});
