import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { listTickets } from '../../../desk/workbench/contract.ts';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { type Line, lineOfTicket } from './lines.ts';
import { pollMilliseconds } from './polling.ts';
import { type Staged, staged } from './staging.ts';
import { useWaiting } from './use-waiting.ts';

const rowsPerPage = 100;

type Input = z.input<typeof listTickets.input>;

export interface Queue {
  readonly lines: readonly Line[];
  readonly count: { readonly known: number; readonly capped: boolean } | undefined;
  readonly isPending: boolean;
  readonly problem: Problem | null;
  readonly staged: Staged;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Lets the list follow the desk, now. */
  readonly apply: () => void;
  /** Asks the desk and follows it: after something was done here. */
  readonly refresh: () => Promise<void>;
}

/** A queue as somebody works in it: what they see stands still, what changed meanwhile waits until they ask for it. */
export function useQueue(asked: Input, waitingTier: 1 | 2 | 3 | undefined): Queue {
  const client = useQueryClient();
  const input = { ...asked, limit: rowsPerPage };
  const pagesKey = ['queue pages', input];
  const pages = useInfiniteQuery({
    queryKey: pagesKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call(listTickets, pageParam === undefined ? input : { ...input, cursor: pageParam }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnMount: 'always',
    placeholderData: keepPreviousData,
  });
  const headKey = [listTickets.name, input];
  const readHead = ({ signal }: { signal: AbortSignal }) => call(listTickets, input, signal);
  const firstPage = pages.data?.pages[0];
  // Begins with the page that was just read, so that nothing is asked for twice.
  const head = useQuery<z.output<typeof listTickets.reply>, Problem>({
    queryKey: headKey,
    queryFn: readHead,
    enabled: pages.isSuccess,
    refetchInterval: pollMilliseconds,
    staleTime: pollMilliseconds,
    ...(firstPage && { initialData: firstPage, initialDataUpdatedAt: pages.dataUpdatedAt }),
  });
  const waiting = useWaiting(waitingTier);

  const lines = useMemo(() => {
    const fresher = new Map(head.data?.items.map((row) => [row.ticketId, lineOfTicket(row, head.data.asOf)]));
    const shown = new Map<string, Line>();
    for (const { items, asOf } of pages.data?.pages ?? []) {
      for (const row of items) shown.set(row.ticketId, fresher.get(row.ticketId) ?? lineOfTicket(row, asOf));
    }
    return [...waiting.shown, ...shown.values()];
  }, [pages.data, head.data, waiting.shown]);
  const latest = [...waiting.latest.map(({ key }) => key), ...(head.data?.items ?? []).map(({ ticketId }) => ticketId)];
  const whole = head.data !== undefined && head.data.nextCursor === null;

  const apply = () => {
    if (head.data) client.setQueryData(pagesKey, { pages: [head.data], pageParams: [undefined] });
    waiting.apply();
  };
  const refresh = async () => {
    const [first] = await Promise.all([client.fetchQuery({ queryKey: headKey, queryFn: readHead, staleTime: 0 }), waiting.refresh()]);
    client.setQueryData(pagesKey, { pages: [first], pageParams: [undefined] });
  };
  const count = head.data ?? pages.data?.pages[0];
  return {
    lines,
    count: count && { known: count.count, capped: count.countIsCapped },
    isPending: pages.isPending || waiting.isPending,
    // The queue's queries throw nothing but problems: `call` sees to that.
    problem: pages.error as Problem | null,
    staged:
      head.data === undefined
        ? { added: 0, moved: 0 }
        : staged(
            lines.map(({ key }) => key),
            latest,
            whole,
          ),
    hasMore: pages.hasNextPage && !pages.isFetchingNextPage,
    loadMore: () => void pages.fetchNextPage(),
    apply,
    refresh,
  };
}
