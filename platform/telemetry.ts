import { type DestinationStream, pino } from 'pino';
import type { Gauge, Histogram, Registry } from 'prom-client';

/** Never in a log, wherever they stand in what is logged. */
const redacted = ['authorization', 'cookie', 'password', 'secret', 'token', 'set-cookie', 'x-csrf-token'].flatMap((name) =>
  ['', '*.', '*.*.'].map((depth) => `${depth}["${name}"]`),
);

/** One line of JSON per event, with what people wrote left out: an error's kind and place, never a statement's parameters. */
export type Log = pino.Logger;

/** Opens the log. It goes to standard error, so that standard output stays free for what a command answers. */
export function openLog(level: string, destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  return pino({ level, redact: redacted, base: null, serializers: { error: describeError } }, destination);
}

/** What a log may say of an error: PostgreSQL's `detail`, `where` and parameters hold people's words and stay out. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, constraint, table, schema } = error as Error & Partial<Record<'code' | 'constraint' | 'table' | 'schema', string>>;
  return {
    kind: error.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(table !== undefined && { table: `${schema ?? ''}.${table}` }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** What the desk counts about itself, for Prometheus. */
export interface Metrics {
  /** Seconds per request, by operation and status. */
  observe(operation: string, status: number, seconds: number): void;
  /** Shows a number that is asked for whenever the text is; not a number while it cannot be had. */
  gauge(name: string, help: string, read: () => Promise<number>): void;
  /** The text of `/metrics`. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** Bounds of the histogram, in seconds: from a cached read to a request that will be stopped. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30];

/** Starts to count; the library is loaded only where somebody may read the numbers. */
export async function openMetrics(): Promise<Metrics> {
  const { Gauge, Histogram, Registry, collectDefaultMetrics } = await import('prom-client');
  const registry: Registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests: Histogram<'operation' | 'status'> = new Histogram({
    name: 'secondline_request_seconds',
    help: 'Seconds per request, by operation and status',
    labelNames: ['operation', 'status'],
    buckets,
    registers: [registry],
  });
  return {
    observe: (operation, status, seconds) => requests.observe({ operation, status }, seconds),
    gauge: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [registry],
        collect: async () => gauge.set(await read().catch(() => Number.NaN)),
      });
    },
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
