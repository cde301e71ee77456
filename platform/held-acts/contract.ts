import { z } from 'zod';
import { operation } from '../operation.ts';
import { instant, line } from '../wire.ts';
import { notHeldForPrograms, tooLateToUndo, tooManyHeld } from './refusals.ts';

/** Why an act could not be done when it was due, in the words of the refusal. */
export const heldActRefusal = z.object({ code: z.string(), title: z.string(), advice: z.string() });

export const heldAct = z.object({
  heldActId: z.uuid(),
  operation: z.string(),
  label: z.string(),
  subjectId: z.uuid().nullable(),
  /** As it was sent, so that nothing typed is lost. */
  input: z.record(z.string(), z.unknown()),
  heldAt: instant,
  dueAt: instant,
  state: z.enum(['waiting', 'done', 'failed']),
  /** What the operation answered, once it is done. */
  reply: z.unknown(),
  refusal: heldActRefusal.nullable(),
});

export const holdAct = operation({
  name: 'holdAct',
  summary: 'Send something that is done in ten seconds, unless it is taken back',
  description:
    'Takes operations that name undoSeconds. It is tried at once and refused at once when it cannot be done; then it waits, and is done as this person with the rights they have then. Call the operation itself to do it at once.',
  method: 'POST',
  path: '/held-acts',
  permission: 'act.hold',
  input: z.strictObject({
    operation: z.string().max(100),
    input: z.record(z.string(), z.unknown()),
    /** What the screen says about it while it waits. */
    label: line(300),
  }),
  reply: z.object({ heldActId: z.uuid(), dueAt: instant, subjectId: z.uuid().nullable() }),
  refusals: [notHeldForPrograms, tooManyHeld],
});
export const undoHeldAct = operation({
  name: 'undoHeldAct',
  summary: 'Take back what was not done yet, or put away what could not be done',
  method: 'DELETE',
  path: '/held-acts/:heldActId',
  permission: 'act.hold',
  input: z.strictObject({ heldActId: z.uuid() }),
  reply: z.void(),
  refusals: [tooLateToUndo],
});
export const listHeldActs = operation({
  name: 'listHeldActs',
  summary: 'List your own acts that wait, that could not be done, and that were done within ten minutes',
  method: 'GET',
  path: '/held-acts',
  permission: 'act.hold',
  input: z.strictObject({}),
  reply: z.object({ items: z.array(heldAct), asOf: instant }),
  refusals: [],
});
