export { type Hypothesis, hypothesesOf } from './list-hypotheses.ts';
export { takeBack } from './reopen-hypothesis.ts';
export { type Theories, theoriesOf } from './theories.ts';
