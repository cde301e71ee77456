import { cpuMilliseconds } from './cpu.ts';
import { closedLoop, type LoadResult, type Shot } from './load.ts';

/** What one way of doing it cost. */
export interface Cost extends LoadResult {
  /** Processor milliseconds for each request: the application's and its database's. */
  readonly cpuMilliseconds: number;
  readonly perSecond: number;
}

/** Node compiles what runs often after thousands of requests; a desk runs for days. */
const leastWarmUp = 3_000;

/** Runs a load several times, once warm, and keeps the run with the median processor time. */
export async function measure(
  shot: Shot,
  {
    clients,
    requests,
    runs,
    applicationId,
    databaseId,
  }: {
    readonly clients: number;
    readonly requests: number;
    readonly runs: number;
    readonly applicationId: number;
    readonly databaseId: number;
  },
): Promise<Cost> {
  const costs: Cost[] = [];
  await closedLoop(shot, { clients, requests: Math.max(leastWarmUp, requests / 4) });
  for (let run = 0; run < runs; run += 1) {
    const used = () => cpuMilliseconds(applicationId) + cpuMilliseconds(databaseId, { family: true });
    const before = used();
    const result = await closedLoop(shot, { clients, requests });
    costs.push({ ...result, cpuMilliseconds: (used() - before) / requests, perSecond: result.requests / result.seconds });
  }
  const median = costs.sort((one, other) => one.cpuMilliseconds - other.cpuMilliseconds)[Math.floor(costs.length / 2)];
  if (median === undefined) throw new Error('Nothing was measured');
  return median;
}

/** One line for people. */
export function line(name: string, cost: Cost): string {
  const { cpuMilliseconds: cpu, perSecond, medianMilliseconds, p95Milliseconds } = cost;
  return `  ${name.padEnd(16)} ${cpu.toFixed(3)} CPU ms/request  ${perSecond.toFixed(0).padStart(6)}/s  median ${medianMilliseconds.toFixed(2)} ms  p95 ${p95Milliseconds.toFixed(2)} ms`;
}
