import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readTimeline } from '../../../../desk/tickets/contract.ts';
import { call } from '../../../api/call.ts';

const entriesPerPage = 200;
/** A thousand entries are read by themselves; a longer story is read on by hand. */
const pagesByThemselves = 5;

/** What happened on a ticket, oldest first. */
export function useTimeline(ticketId: string) {
  const timeline = useInfiniteQuery({
    queryKey: [readTimeline.name, { ticketId }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(readTimeline, { ticketId, limit: entriesPerPage, ...(pageParam !== undefined && { cursor: pageParam }) }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = timeline;
  const pages = timeline.data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError && pages < pagesByThemselves) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, pages, fetchNextPage]);
  return {
    entries: timeline.data?.pages.flatMap(({ items }) => items) ?? [],
    isPending: timeline.isPending,
    problem: timeline.error,
    retry: () => void timeline.refetch(),
    readOn: hasNextPage && pages >= pagesByThemselves ? () => void fetchNextPage() : undefined,
  };
}
