import type { Authority, Reach } from '../authority.ts';
import { pointerTo } from '../http/index.ts';
import { reachFor } from '../identity/index.ts';
import type { Exchange, ServedInWork } from '../module.ts';
import type { Program } from '../program.ts';
import { inputInvalid, notPermitted, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';

/** An operation that may be held, ready to be run. */
export interface Holdable {
  readonly undoSeconds: number;
  /** The clients at which this person may do it. */
  readonly reach: Reach;
  readonly run: (work: Work, exchange: Exchange) => Promise<unknown>;
}

/**
 * Finds an operation that may be held, and makes it ready for this input and this person. Refuses operations that act at once only,
 * input that the operation cannot use, and whoever may not do it.
 */
export function holdableFor(program: Program, name: string, asked: { readonly input: unknown; readonly authority: Authority }): Holdable {
  const served = program.operations.find((one): one is ServedInWork => 'run' in one && one.operation.name === name);
  const undoSeconds = served?.operation.undoSeconds;
  if (served === undefined || undoSeconds === undefined)
    return refuse(inputInvalid, { errors: [{ pointer: '#/operation', detail: 'Name an operation that can be taken back' }] });
  const { permission, input, reply } = served.operation;
  const reach = reachFor(asked.authority, permission);
  if (reach.length === 0) refuse(notPermitted);
  const parsed = input.safeParse(asked.input);
  if (!parsed.success)
    return refuse(inputInvalid, {
      errors: parsed.error.issues.map(({ path, message }) => ({ pointer: pointerTo(['input', ...path]), detail: message })),
    });
  return {
    undoSeconds,
    reach,
    // Parsed by the operation's own schema just above; only what the reply's schema names goes on.
    run: async (work, exchange) => reply.parse(await served.run(work, parsed.data as never, exchange)),
  };
}
