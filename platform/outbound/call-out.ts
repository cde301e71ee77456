import { lookup } from 'node:dns';
import type { RequestOptions } from 'node:http';
import { isIP, type LookupFunction } from 'node:net';
import { isPublic } from './addresses.ts';

/** A system outside that answers no more than this is enough: an issue's number, not its whole project. */
const mostReplyBytes = 1024 * 1024;
const timeoutMilliseconds = 15_000;
/** Where web servers are; anything else is another service. */
const ports: ReadonlySet<string> = new Set(['', '443', '8443']);

/** What the operator lets the desk call although it is not out in the world: `host:port`, as written in the setting. */
export type Allowed = ReadonlySet<string>;

/** Reads the setting: names with their ports, separated by commas. */
export function allowedOf(setting: string | undefined): Allowed {
  return new Set((setting ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : one.trim().toLowerCase())));
}

/** Thrown when something may not be called, or did not answer as it should; `words` are for people and hold nothing of the answer. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly words: string;
  /** Trying again may help. */
  readonly passing: boolean;
  constructor(words: string, { passing, cause }: { readonly passing: boolean; readonly cause?: unknown }) {
    super(words, { cause });
    this.words = words;
    this.passing = passing;
  }
}

export interface Call {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface CallReply {
  readonly status: number;
  readonly text: string;
}

export type CallOut = (call: Call) => Promise<CallReply>;

/**
 * Calls another system for the desk (assurance.md A58): by https only, on a web server's port, at an address that is out in the world. The
 * address is looked at when it is connected to, so that a name that changes its mind gains nothing; no redirect is followed; what
 * the operator allowed is called as written.
 */
export function callingOut(allowed: Allowed): CallOut {
  return async ({ url, method, headers = {}, body }) => {
    const target = targetOf(url, allowed);
    const { request } = target.url.protocol === 'https:' ? await import('node:https') : await import('node:http');
    const options: RequestOptions = {
      method,
      headers: {
        'user-agent': 'Secondline',
        ...headers,
        ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
      },
      timeout: timeoutMilliseconds,
      signal: AbortSignal.timeout(2 * timeoutMilliseconds),
      ...(!target.isAllowed && { lookup: lookupOutside }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(target.url, options, (reply) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        reply.on('data', (chunk: Buffer) => {
          bytes += chunk.byteLength;
          if (bytes > mostReplyBytes) reply.destroy(new CallFailed('It answered with more than it should', { passing: false }));
          else chunks.push(chunk);
        });
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
        reply.on('error', (error) => reject(asFailure(error)));
      });
      sent.on('timeout', () => sent.destroy(new CallFailed('It did not answer in time', { passing: true })));
      sent.on('error', (error) => reject(asFailure(error)));
      sent.end(body);
    });
  };
}

/** Whether the desk may call this address at all; refuses what it may not before anything is connected. */
export function targetOf(address: string, allowed: Allowed): { readonly url: URL; readonly isAllowed: boolean } {
  if (!URL.canParse(address)) throw new CallFailed('The address is no URL', { passing: false });
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const isAllowed = allowed.has(`${url.hostname.toLowerCase()}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`);
  if (url.username !== '' || url.password !== '') throw new CallFailed('The address holds a user or a password', { passing: false });
  if (url.protocol !== 'https:' && !(isAllowed && url.protocol === 'http:'))
    throw new CallFailed('The address does not begin with https://', { passing: false });
  if (isAllowed) return { url, isAllowed };
  if (!ports.has(url.port)) throw new CallFailed('The address names a port that is no web server’s', { passing: false });
  if (isIP(host) !== 0 && !isPublic(host)) throw notOutside();
  return { url, isAllowed };
}

function notOutside(): CallFailed {
  return new CallFailed('The address is inside this network; the operator can allow it (SECONDLINE_OUTBOUND_ALLOWED)', { passing: false });
}

/** Resolves a name, and gives only addresses that are out in the world: one inside among them makes the whole name suspicious. */
const lookupOutside: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '', 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => !isPublic(address))) return callback(notOutside(), '', 0);
    return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function asFailure(error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words =
    code === 'ENOTFOUND' || code === 'EAI_AGAIN'
      ? 'Its name is not known'
      : code === 'ECONNREFUSED'
        ? 'Nothing answers there'
        : code.startsWith('ERR_TLS') || code.includes('CERT')
          ? 'Its certificate is not trusted'
          : 'It could not be reached';
  return new CallFailed(words, { passing: true, cause: error });
}
