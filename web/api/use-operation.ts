import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { Operation } from '../../platform/operation.ts';
import { call } from './call.ts';
import type { Problem } from './problem.ts';

/** Reads from the desk and keeps the answer; `again` in milliseconds asks anew while the page is seen. */
export function useRead<Input extends z.ZodObject, Reply extends z.ZodType>(
  operation: Operation<Input, Reply>,
  input: z.input<Input>,
  { enabled = true, again, keep = false }: { enabled?: boolean; again?: number; keep?: boolean } = {},
): UseQueryResult<z.output<Reply>, Problem> {
  return useQuery<z.output<Reply>, Problem>({
    queryKey: [operation.name, input],
    queryFn: ({ signal }) => call(operation, input, signal),
    enabled,
    ...(again !== undefined && { refetchInterval: again }),
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

/** Has the desk do something; afterwards what the named operations read is asked for anew. */
export function useCommand<Input extends z.ZodObject, Reply extends z.ZodType>(
  operation: Operation<Input, Reply>,
  { renews = [], onDone }: { renews?: readonly { readonly name: string }[]; onDone?: (reply: z.output<Reply>) => void } = {},
): UseMutationResult<z.output<Reply>, Problem, z.input<Input>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(operation, input),
    onSuccess: (reply) => {
      for (const { name } of renews) void client.invalidateQueries({ queryKey: [name] });
      onDone?.(reply);
    },
  });
}
