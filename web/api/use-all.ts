import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Operation } from '../../platform/operation.ts';
import { mostPerPage } from '../../platform/wire.ts';
import { call } from './call.ts';
import type { Problem } from './problem.ts';

/** Ten thousand: nobody chooses from more. */
const mostPages = 50;

/** Reads a whole list, page after page: for fields that choose from it, and for names. */
export function useAll<Input extends z.ZodObject, Item extends z.ZodType>(
  operation: Operation<Input, z.ZodObject<{ items: z.ZodArray<Item>; nextCursor: z.ZodNullable<z.ZodString> }>>,
  input: Omit<z.input<Input>, 'limit' | 'cursor'>,
  { enabled = true }: { readonly enabled?: boolean } = {},
): UseQueryResult<{ readonly items: readonly z.output<Item>[] }, Problem> {
  return useQuery<{ readonly items: readonly z.output<Item>[] }, Problem>({
    queryKey: [operation.name, 'all', input],
    queryFn: async ({ signal }) => {
      const items: z.output<Item>[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        // Every list takes these two (platform/wire.ts), which its own type cannot say for all of them.
        const asked = { ...input, limit: mostPerPage, ...(cursor !== null && { cursor }) } as z.input<Input>;
        const reply: { readonly items: readonly z.output<Item>[]; readonly nextCursor: string | null } = await call(
          operation,
          asked,
          signal,
        );
        items.push(...reply.items);
        cursor = reply.nextCursor;
        if (cursor === null) break;
      }
      return { items };
    },
    enabled,
  });
}
