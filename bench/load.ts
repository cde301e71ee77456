import { Agent, request } from 'node:http';

/** One request to be made again and again; `body` is made anew for each. */
export interface Shot {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly token?: string;
  readonly body?: (number: number) => object;
}

/** What a load did. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly medianMilliseconds: number;
  readonly p95Milliseconds: number;
}

/** A closed loop: so many clients, each sending its next request when the last was answered. An answer that is not 2xx ends it. */
export async function closedLoop(
  shot: Shot,
  { clients, requests }: { readonly clients: number; readonly requests: number },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const took: number[] = [];
  let next = 0;
  const began = performance.now();
  const client = async () => {
    for (let number = next; number < requests; number = next) {
      next += 1;
      const before = performance.now();
      await send(shot, agent, number);
      took.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  took.sort((one, other) => one - other);
  return { requests, seconds, medianMilliseconds: at(took, 0.5), p95Milliseconds: at(took, 0.95) };
}

/** The nearest rank of a sorted list. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Sends one request and answers its JSON. */
export function send({ url, method, token, body }: Shot, agent: Agent | undefined, number: number): Promise<unknown> {
  const text = body === undefined ? undefined : JSON.stringify(body(number));
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, ...(agent && { agent }) }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const answer = Buffer.concat(chunks).toString();
        const status = incoming.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve(JSON.parse(answer));
        else reject(new Error(`${method} ${url} answered ${status}: ${answer.slice(0, 500)}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}
