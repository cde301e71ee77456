import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

/** A request as it came to a stub. */
export interface Came {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Stub {
  readonly url: string;
  /** `host:port`, as the operator allows it. */
  readonly allowed: string;
  readonly came: Came[];
  /** Answers the next request with this status instead, or breaks off after having done what it asked. */
  next: number | 'break_off' | undefined;
}

type Answer = { readonly status: number; readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** A server on this machine that answers as `answer` says. */
export async function openStub(answer: (came: Came) => Answer): Promise<Stub> {
  const stub: Stub = { url: '', allowed: '', came: [], next: undefined };
  const server = createServer((request, response) => void serve(stub, answer, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(stub, { url: `http://127.0.0.1:${port}`, allowed: `127.0.0.1:${port}` });
}

async function serve(stub: Stub, answer: (came: Came) => Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const came = { method: request.method ?? '', path: request.url ?? '', headers, body: Buffer.concat(chunks) };
  stub.came.push(came);
  const { next } = stub;
  stub.next = undefined;
  if (typeof next === 'number')
    return void response.writeHead(next, next === 302 ? { location: 'http://169.254.169.254/' } : {}).end('{"secret":"body"}');
  const { status, json, headers: more = {} } = answer(came);
  if (next === 'break_off') return void request.socket.destroy();
  response.writeHead(status, { 'content-type': 'application/json', ...more }).end(json === undefined ? '' : JSON.stringify(json));
}

export const githubToken = 'github_pat_11SECRET';

/** GitHub's REST API as far as issues go: it wants a token, its media type, a title; it lists issues newest first. */
export async function openGitHub() {
  const issues: { number: number; title: string; body: string; html_url: string }[] = [];
  const stub = await openStub(({ method, path, headers, body }) => {
    if (headers.authorization !== `Bearer ${githubToken}`) return { status: 401, json: { message: 'Bad credentials' } };
    if (headers['user-agent'] === undefined) return { status: 403, json: { message: 'Request forbidden by administrative rules' } };
    const { pathname, searchParams } = new URL(path, 'http://github');
    if (!pathname.startsWith('/repos/northgate/directory')) return { status: 404, json: { message: 'Not Found' } };
    if (method === 'GET' && pathname === '/repos/northgate/directory') return { status: 200, json: { full_name: 'northgate/directory' } };
    if (method === 'GET' && pathname.endsWith('/issues')) {
      assert.equal(searchParams.get('state'), 'all');
      return { status: 200, json: issues.toReversed() };
    }
    const { title, body: text } = JSON.parse(body.toString()) as { title?: string; body?: string };
    if (title === undefined || title.length > 256 || (text?.length ?? 0) > 65_536)
      return { status: 422, json: { message: 'Validation Failed' } };
    const number = issues.length + 41;
    const issue = { number, title, body: text ?? '', html_url: `https://github.com/northgate/directory/issues/${number}` };
    issues.push(issue);
    return { status: 201, json: issue };
  });
  return { stub, issues };
}

export const jiraToken = 'ATATT3xSECRET';
export const jiraAccount = 'desk@northgate.example';

interface JiraIssue {
  readonly key: string;
  readonly fields: { readonly summary: string; readonly labels: readonly string[]; readonly description: unknown };
  readonly attachments: { readonly name: string; readonly bytes: Buffer }[];
}

/** Jira's REST API v3 as far as issues go: Basic with the account's token, documents for descriptions, uploads with their header. */
export async function openJira() {
  const issues: JiraIssue[] = [];
  const stub = await openStub(({ method, path, headers, body }) => {
    const expected = `Basic ${Buffer.from(`${jiraAccount}:${jiraToken}`).toString('base64')}`;
    if (headers.authorization !== expected) return { status: 401, json: { errorMessages: ['Client must be authenticated'] } };
    if (method === 'GET' && path === '/rest/api/3/project/OPS') return { status: 200, json: { key: 'OPS' } };
    if (method === 'POST' && path === '/rest/api/3/search/jql') {
      const { jql } = JSON.parse(body.toString()) as { jql: string };
      const [, label] = /^labels = "([\w-]+)"$/.exec(jql) ?? [];
      if (label === undefined) return { status: 400, json: { errorMessages: ['The JQL is wrong'] } };
      const found = issues.filter(({ fields }) => fields.labels.includes(label)).map(({ key }) => ({ id: '1', key, fields: {} }));
      return { status: 200, json: { issues: found, isLast: true } };
    }
    const [, key] = /^\/rest\/api\/3\/issue\/(OPS-\d+)\/attachments$/.exec(path) ?? [];
    if (key !== undefined) {
      if (headers['x-atlassian-token'] !== 'no-check') return { status: 403, json: { message: 'XSRF check failed' } };
      issues.find((issue) => issue.key === key)?.attachments.push(fileOf(headers['content-type'] ?? '', body));
      return { status: 200, json: [{ filename: 'handoff.pdf' }] };
    }
    if (method !== 'POST' || path !== '/rest/api/3/issue') return { status: 404, json: { errorMessages: ['Not found'] } };
    const { fields } = JSON.parse(body.toString()) as {
      fields: JiraIssue['fields'] & { project: { key: string }; issuetype: { name: string } };
    };
    const wrong =
      fields.project.key !== 'OPS' ||
      fields.issuetype.name !== 'Task' ||
      /\n/.test(fields.summary) ||
      fields.labels.some((label) => /\s/.test(label));
    if (wrong || !isDocument(fields.description))
      return { status: 400, json: { errors: { description: 'Operation value must be an Atlassian Document' } } };
    const issue = { key: `OPS-${issues.length + 7}`, fields, attachments: [] };
    issues.push(issue);
    return { status: 201, json: { id: String(10_000 + issues.length), key: issue.key, self: '' } };
  });
  return { stub, issues };
}

/** The one file of a form. */
function fileOf(type: string, body: Buffer): { readonly name: string; readonly bytes: Buffer } {
  const [, boundary = ''] = /^multipart\/form-data; boundary=(.+)$/.exec(type) ?? [];
  const start = body.indexOf('\r\n\r\n') + 4;
  const [, name = ''] = /name="file"; filename="([^"]+)"/.exec(body.subarray(0, start).toString()) ?? [];
  return { name, bytes: body.subarray(start, body.lastIndexOf(`\r\n--${boundary}--`)) };
}

interface AdfNode {
  readonly type: string;
  readonly text?: string;
  readonly content?: readonly AdfNode[];
}

const blocks = ['paragraph', 'heading', 'codeBlock', 'bulletList', 'table'];
const inside: Readonly<Record<string, readonly string[]>> = {
  doc: blocks,
  paragraph: ['text'],
  heading: ['text'],
  codeBlock: ['text'],
  bulletList: ['listItem'],
  listItem: ['paragraph'],
  table: ['tableRow'],
  tableRow: ['tableHeader', 'tableCell'],
  tableHeader: ['paragraph'],
  tableCell: ['paragraph'],
};

/** Whether this is a document as the Atlassian Document Format has it: known nodes in each other, no empty text, no empty row. */
function isDocument(node: unknown): boolean {
  const { type, version } = node as { type?: string; version?: number };
  return type === 'doc' && version === 1 && isNode(node as AdfNode);
}

function isNode({ type, text, content }: AdfNode): boolean {
  if (type === 'text') return typeof text === 'string' && text !== '';
  const allowed = inside[type];
  return (
    allowed !== undefined &&
    content !== undefined &&
    content.length > 0 &&
    content.every((one) => allowed.includes(one.type) && isNode(one))
  );
}

/** The words of a document, for what a test looks for in it. */
export function wordsIn(node: unknown): string {
  const { text, content } = node as AdfNode;
  return text ?? (content ?? []).map(wordsIn).join('\n');
}
