import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { Operation } from '../../platform/operation.ts';
import { call } from './call.ts';
import type { Problem } from './problem.ts';

const rowsPerPage = 50;
const cursorOf = z.object({ nextCursor: z.string().nullable() });

/** A list that is read page by page, on request. */
export function useList<Input extends z.ZodObject, Item extends z.ZodType>(
  operation: Operation<Input, z.ZodObject<{ items: z.ZodArray<Item>; nextCursor: z.ZodNullable<z.ZodString> }>>,
  input: Omit<z.input<Input>, 'limit' | 'cursor'>,
) {
  const list = useInfiniteQuery({
    queryKey: [operation.name, 'pages', input],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      // Every list takes these two (platform/wire.ts), which its own type cannot say for all of them.
      call(operation, { ...input, limit: rowsPerPage, ...(pageParam !== undefined && { cursor: pageParam }) } as z.input<Input>, signal),
    getNextPageParam: (page) => cursorOf.parse(page).nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  return {
    items: list.data?.pages.flatMap(({ items }) => items) ?? [],
    isPending: list.isPending,
    // The list's query throws nothing but problems: `call` sees to that.
    problem: list.error as Problem | null,
    retry: () => void list.refetch(),
    more: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
  };
}
