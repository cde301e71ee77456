import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import { changeHypothesis } from './change-hypothesis.ts';
import { concludeHypothesis } from './conclude-hypothesis.ts';
import * as contract from './contract.ts';
import * as facts from './facts.ts';
import { listHypotheses } from './list-hypotheses.ts';
import { raiseHypothesis } from './raise-hypothesis.ts';
import { reopenHypothesis } from './reopen-hypothesis.ts';
import { testHypothesis } from './test-hypothesis.ts';

export const hypotheses = module({
  name: 'hypotheses',
  floor: 'desk',
  needs: ['people', 'tickets', 'secrets'],
  folder: import.meta.dirname,
  schema: 'hypotheses',
  tells: [
    facts.hypothesisRaised,
    facts.hypothesisChanged,
    facts.hypothesisTested,
    facts.hypothesisRuledOut,
    facts.hypothesisConfirmed,
    facts.hypothesisReopened,
  ],
  apply,
  serves: [
    serve(contract.listHypotheses, listHypotheses),
    serve(contract.raiseHypothesis, raiseHypothesis),
    serve(contract.changeHypothesis, changeHypothesis),
    serve(contract.testHypothesis, testHypothesis),
    serve(contract.concludeHypothesis, concludeHypothesis),
    serve(contract.reopenHypothesis, reopenHypothesis),
  ],
});
