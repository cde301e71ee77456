import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { ticketForUpdate } from '../tickets/index.ts';
import { mustBeOpen } from '../tickets/rules.ts';
import type { raiseHypothesis as operation } from './contract.ts';
import { hypothesisRaised } from './facts.ts';
import { tooManyHypotheses } from './refusals.ts';
import { lastNumber } from './standing.ts';

/** Beyond this many, nobody holds the theories of one ticket apart. */
const mostHypotheses = 50;

/** Raises a theory of the cause; it gets the ticket's next number. */
export const raiseHypothesis: Handler<typeof operation> = async (work, { ticketId, statement, confidence }) => {
  const ticket = await ticketForUpdate(work, ticketId);
  mustBeOpen(ticket.state);
  const number = (await lastNumber(work, ticket)) + 1;
  if (number > mostHypotheses) refuse(tooManyHypotheses, { most: mostHypotheses });

  const hypothesisId = work.newId();
  work.record(hypothesisRaised, ticket.stream, { hypothesisId, number, statement, confidence });

  return { hypothesisId, number, state: 'open' };
};
