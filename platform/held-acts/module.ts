import { module, serve } from '../module.ts';
import * as contract from './contract.ts';
import { heldActFailed } from './facts.ts';
import { forgetSettledRound } from './forget-settled-round.ts';
import { heldActsRound } from './held-acts-round.ts';
import { holdAct } from './hold-act.ts';
import { listHeldActs } from './list-held-acts.ts';
import { undoHeldAct } from './undo-held-act.ts';

export const heldActs = module({
  name: 'held-acts',
  floor: 'platform',
  needs: ['log', 'http', 'identity'],
  folder: import.meta.dirname,
  schema: 'held_acts',
  tells: [heldActFailed],
  serves: [serve(contract.holdAct, holdAct), serve(contract.undoHeldAct, undoHeldAct), serve(contract.listHeldActs, listHeldActs)],
  rounds: [heldActsRound, forgetSettledRound],
  tablesNotMadeOfFacts: ['held_act'],
});
