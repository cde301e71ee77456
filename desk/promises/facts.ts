import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { instant } from '../../platform/wire.ts';
import { nagStage, occasion, promiseState } from './rules.ts';
import { templateKind } from './template.ts';

/** Who owes a promise: the assignee of its ticket, or while nobody has it the team whose queue it is in. */
const debtor = { owedBy: z.uuid().nullable(), tier, teamId: z.uuid() };

/** Stream: the ticket's id. */
export const promiseMade = fact({
  name: 'promise-made',
  version: 1,
  payload: z.object({ promiseId: z.uuid(), what: said(z.string()), dueAt: instant, replaces: z.uuid().nullable(), occasion, ...debtor }),
});
/** How a promise ended: kept, late or broken; `why` is null when the requester was told something. */
export const promiseEnded = fact({
  name: 'promise-ended',
  version: 1,
  payload: z.object({ promiseId: z.uuid(), state: promiseState.exclude(['open']), why: said(z.string()).nullable() }),
});
/** Whoever owes it was reminded: ten minutes before it is due, and once it is overdue. Once for each promise and stage. */
export const promiseNagged = fact({
  name: 'promise-nagged',
  version: 1,
  payload: z.object({ promiseId: z.uuid(), stage: nagStage, dueAt: instant, what: said(z.string()), ...debtor }),
});
/** How often the requester of an escalated ticket heard from the desk until it was resolved; recorded with the resolution. */
export const checkInsCounted = fact({
  name: 'check-ins-counted',
  version: 1,
  payload: z.object({
    /** Check-ins that happened since the escalation, the one that still stood included. */
    given: z.number().int(),
    /** How many a ticket that outlived its cadence owes; 0 for one that did not. */
    owed: z.number().int(),
    ...debtor,
  }),
});

/** Stream: the template's id. A later version of the same template replaces the words of the one before. */
export const templateWritten = fact({
  name: 'promise-template-written',
  version: 1,
  payload: z.object({ kind: templateKind, name: z.string(), words: said(z.string()), version: z.number().int() }),
});
/** Nobody is offered it any more. */
export const templateRetired = fact({ name: 'promise-template-retired', version: 1, payload: z.object({}) });
