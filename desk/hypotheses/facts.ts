import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { conclusion, confidence } from './rules.ts';

/** Facts of the theories on a ticket; the stream is the ticket's id. */
export const hypothesisRaised = fact({
  name: 'hypothesis-raised',
  version: 1,
  /** `number` is its place on the ticket: H1, H2, … */
  payload: z.object({ hypothesisId: z.uuid(), number: z.number().int(), statement: said(z.string()), confidence }),
});
export const hypothesisChanged = fact({
  name: 'hypothesis-changed',
  version: 1,
  payload: z.object({ hypothesisId: z.uuid(), number: z.number().int(), statement: said(z.string()), confidence }),
});
/** Somebody checks it now; `test` is what is done. */
export const hypothesisTested = fact({
  name: 'hypothesis-tested',
  version: 1,
  payload: z.object({ hypothesisId: z.uuid(), number: z.number().int(), statement: said(z.string()), test: said(z.string()) }),
});
const concluded = z.object({
  hypothesisId: z.uuid(),
  number: z.number().int(),
  statement: said(z.string()),
  /** What was done to check it. */
  test: said(z.string()),
  /** What was seen. */
  because: said(z.string()),
  evidenceIds: z.array(z.uuid()),
});
export const hypothesisRuledOut = fact({ name: 'hypothesis-ruled-out', version: 1, payload: concluded });
export const hypothesisConfirmed = fact({ name: 'hypothesis-confirmed', version: 1, payload: concluded });
/** Taken back: it is open again, with the reason why the conclusion does not hold. */
export const hypothesisReopened = fact({
  name: 'hypothesis-reopened',
  version: 1,
  payload: z.object({
    hypothesisId: z.uuid(),
    number: z.number().int(),
    statement: said(z.string()),
    was: conclusion,
    because: said(z.string()),
  }),
});
