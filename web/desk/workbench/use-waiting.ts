import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listWaitingEscalations } from '../../../desk/escalation/waiting-contract.ts';
import { listClients } from '../../../estate/clients/contract.ts';
import { call } from '../../api/call.ts';
import { useAll } from '../../api/use-all.ts';
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
  const clients = useAll(listClients, {});
  const latest = useMemo(() => {
    // A waiting escalation names its client; the stripe that goes with it is known from the clients.
    const colors = new Map(clients.data?.items.map(({ name, color }) => [name, color]));
    return data?.map((line) => ({ ...line, clientColor: colors.get(line.clientName) }));
  }, [data, clients.data]);
  const [held, setHeld] = useState<readonly Line[]>();
  if (held === undefined && latest !== undefined) setHeld(latest);
  // A line that somebody else has decided on stays where it was, as it last was.
  const shown = useMemo(() => (held ?? []).map((line) => latest?.find(({ key }) => key === line.key) ?? line), [held, latest]);
  const refresh = async () => {
    if (tier !== undefined) setHeld(await client.fetchQuery({ ...options, staleTime: 0 }));
  };
  return { isPending: isLoading, latest: latest ?? [], shown, apply: () => setHeld(latest), refresh };
}

async function waitingFor(tier: Tier, signal: AbortSignal): Promise<readonly Line[]> {
  const { items } = await call(listWaitingEscalations, { tier, limit: mostShown }, signal);
  const asOf = new Date(serverNow()).toISOString();
  return items.map((row) => lineOfWaiting(row, tier, asOf));
}
