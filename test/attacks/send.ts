import assert from 'node:assert/strict';
import { request } from 'node:http';
import { pathParameters } from '../../platform/operation.ts';
import type { Program } from '../../platform/program.ts';

/** A request as it goes over the wire. */
export interface Knock {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** What came back, to the byte. */
export interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly bytes: Buffer;
  /** The body read as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** Sends requests to a port, and operations of a program as their contracts say. */
export function sendBy(url: string, program: Program) {
  const knock = (asked: Knock): Promise<Sent> => send(url, asked);
  return {
    knock,
    operation: (
      name: string,
      input: Readonly<Record<string, unknown>>,
      { headers, bytes }: { readonly headers: Readonly<Record<string, string>>; readonly bytes?: Uint8Array },
    ): Promise<Sent> => knock(knockOf(program, name, { input, headers, ...(bytes && { bytes }) })),
  };
}

/** How an operation's input travels: names of the path there, the rest in the query or the JSON body. */
export function knockOf(
  program: Program,
  name: string,
  {
    input,
    headers,
    bytes,
  }: {
    readonly input: Readonly<Record<string, unknown>>;
    readonly headers: Readonly<Record<string, string>>;
    readonly bytes?: Uint8Array;
  },
): Knock {
  const operation = operationOf(program, name);
  const names = pathParameters(operation.path);
  const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !names.includes(field)));
  const path = operation.path.replace(/:([A-Za-z]+)/g, (_, field: string) => encodeURIComponent(String(input[field])));
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE' || operation.takesBytes === true;
  const query = inQuery ? queryOf(rest) : '';
  return {
    method: operation.method,
    path: `/api/v1${path}${query}`,
    headers: { ...(!inQuery && { 'content-type': 'application/json' }), ...headers },
    ...(!inQuery && { body: JSON.stringify(rest) }),
    ...(operation.takesBytes === true && { body: bytes ?? new Uint8Array() }),
  };
}

export function operationOf(program: Program, name: string) {
  const served = program.operations.find(({ operation }) => operation.name === name);
  assert.ok(served !== undefined, `${name} is served`);
  return served.operation;
}

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams(
    Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : (Array.isArray(value) ? value : [value]).map((one): [string, string] => [field, String(one)]),
    ),
  ).toString();
  return query === '' ? '' : `?${query}`;
}

/** Plain HTTP: nothing adds, hides or follows anything. */
function send(url: string, { method = 'GET', path, headers = {}, body }: Knock): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sending = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString();
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
          text,
          bytes,
          json: jsonOf(text),
        });
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
