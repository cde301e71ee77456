import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { holdAct, listHeldActs } from '../../../platform/held-acts/contract.ts';
import type { Operation } from '../../../platform/operation.ts';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';

/** What is sent, and what it is called while it can be taken back. */
export interface Holding<Input extends z.ZodObject> {
  readonly input: z.input<Input>;
  readonly label: string;
}

/** Sends something that is done in ten seconds, unless it is taken back at the foot of the screen. Input errors stand under `input/`. */
export function useHold<Input extends z.ZodObject, Reply extends z.ZodType>(
  operation: Operation<Input, Reply>,
  onHeld: () => void,
): UseMutationResult<z.output<typeof holdAct.reply>, Problem, Holding<Input>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ input, label }: Holding<Input>) => call(holdAct, { operation: operation.name, input, label }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [listHeldActs.name] });
      onHeld();
    },
  });
}
