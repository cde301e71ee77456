import type { Operation } from '../../platform/operation.ts';
import { pathParameters } from '../../platform/operation.ts';

/** Where the desk's operations are. */
const apiRoot = '/api/v1';

/** An operation and its input as HTTP says them. */
export interface HttpRequest {
  readonly url: string;
  readonly method: Operation['method'];
  readonly body: string | undefined;
}

/** Puts input where the contract says: names in the path, then the query (GET, DELETE, files) or the JSON body. */
export function requestOf(
  { path, method, takesBytes }: Pick<Operation, 'path' | 'method' | 'takesBytes'>,
  input: Readonly<Record<string, unknown>>,
): HttpRequest {
  const inPath = pathParameters(path);
  const filled = path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const rest = Object.entries(input).filter(([name, value]) => !inPath.includes(name) && value !== undefined);
  const inQuery = method === 'GET' || method === 'DELETE' || takesBytes === true;
  const query = inQuery ? queryOf(rest) : '';
  return { url: `${apiRoot}${filled}${query}`, method, body: inQuery ? undefined : JSON.stringify(Object.fromEntries(rest)) };
}

function queryOf(fields: readonly (readonly [string, unknown])[]): string {
  const query = new URLSearchParams();
  for (const [name, value] of fields) for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  return query.size === 0 ? '' : `?${query}`;
}

/** The address of a file that an operation gives, for links and images. */
export function fileAddress(operation: Pick<Operation, 'path' | 'method'>, input: Readonly<Record<string, unknown>>): string {
  return requestOf(operation, input).url;
}
