import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The floor for anything that speaks HTTP and JSON: one Node process, pg, no framework, no checks. It inserts a row, reads one and lists fifty.
 * Run by the benchmarks as a process of its own; says its port on standard output.
 */
const listed = `select id, title, requester_id, state, act_by from bench_thin where state <> 'closed' order by act_by, id limit 50`;
const pool = new pg.Pool({ connectionString: process.argv[2] ?? '', max: 10 });
const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const answer = JSON.stringify(await answerTo(incoming.method, incoming.url, Buffer.concat(chunks).toString()));
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address !== null ? address.port : '');
});
process.on('SIGTERM', () => process.exit(0));

async function answerTo(method: string | undefined, url: string | undefined, body: string): Promise<unknown> {
  if (method === 'POST') return (await insert(JSON.parse(body))).rows[0];
  if (url === '/list') return (await pool.query({ name: 'list', text: listed, values: [] })).rows;
  return (await pool.query({ name: 'read', text: 'select * from bench_thin where id = $1', values: [url?.slice(1)] })).rows[0];
}

function insert({ title, requesterId }: { readonly title: string; readonly requesterId: string }) {
  return pool.query({
    name: 'insert',
    text: 'insert into bench_thin (title, requester_id, state) values ($1, $2, $3) returning id, title, state',
    values: [title, requesterId, 'new'],
  });
}
