import { type QueryKey, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { readTicket } from '../../../desk/tickets/contract.ts';
import type { Operation } from '../../../platform/operation.ts';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';

/** Does something to a ticket; afterwards everything shown of it is asked for anew. */
export function useTicketCommand<Input extends z.ZodObject, Reply extends z.ZodType>(
  operation: Operation<Input, Reply>,
  onDone?: (reply: z.output<Reply>) => void,
): UseMutationResult<z.output<Reply>, Problem, z.input<Input>> {
  const renew = useRenewTickets();
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(operation, input),
    onSuccess: (reply) => {
      renew();
      onDone?.(reply);
    },
  });
}

/** Asks anew for all that is shown of tickets: somebody has changed one. */
export function useRenewTickets(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: ({ queryKey }) => isOfTicket(queryKey) });
}

/** Readings of a ticket name it in their key, by id; the ticket itself is read by its reference. */
function isOfTicket([name, ...inputs]: QueryKey): boolean {
  return name === readTicket.name || inputs.some((input) => typeof input === 'object' && input !== null && 'ticketId' in input);
}
