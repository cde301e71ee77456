import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listWaitingEscalations } from '../../../desk/escalation/contract.ts';
import { call } from '../../api/call.ts';
import { serverNow } from '../../platform/time/server-time.ts';
import { type Line, lineOfWaiting } from './lines.ts';
import { pollMilliseconds } from './polling.ts';

const mostShown = 100;

type Tier = 1 | 2 | 3;

/** What waits for a tier's verdict. Like the rest of the list it stands still until somebody asks it to follow the desk. */
export function useWaiting(tier: Tier | undefined) {
  const client = useQueryClient();
  const options = {
    queryKey: [listWaitingEscalations.name, tier],
    queryFn: ({ signal }: { signal: AbortSignal }) => (tier === undefined ? Promise.resolve([]) : waitingFor(tier, signal)),
  };
  const { data, isLoading } = useQuery({ ...options, enabled: tier !== undefined, refetchInterval: pollMilliseconds, gcTime: 0 });
  const [held, setHeld] = useState<readonly Line[]>();
  if (held === undefined && data !== undefined) setHeld(data);
  const latest = data ?? [];
  // A line that somebody else has decided on stays where it was, as it last was.
  const shown = useMemo(() => (held ?? []).map((line) => data?.find(({ key }) => key === line.key) ?? line), [held, data]);
  const refresh = async () => {
    if (tier !== undefined) setHeld(await client.fetchQuery({ ...options, staleTime: 0 }));
  };
  return { isPending: isLoading, latest, shown, apply: () => setHeld(latest), refresh };
}

async function waitingFor(tier: Tier, signal: AbortSignal): Promise<readonly Line[]> {
  const { items } = await call(listWaitingEscalations, { tier, limit: mostShown }, signal);
  const asOf = new Date(serverNow()).toISOString();
  return items.map((row) => lineOfWaiting(row, tier, asOf));
}
