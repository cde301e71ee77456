import { sql as raw } from 'kysely';
import { z } from 'zod';
import { module, serve, serveApart } from '../platform/module.ts';
import { operation } from '../platform/operation.ts';
import { notFound, refusal, refuse, versionConflict } from '../platform/refusal.ts';
import { page, pageOf } from '../platform/wire.ts';

/** A small module of notes, so that the way in can be tried without the desk's own words. */
export const noteLocked = refusal({
  code: 'note-locked',
  status: 409,
  title: 'The note is locked',
  advice: 'Wait until it is unlocked.',
  facts: z.object({ lockedBy: z.string() }),
});

const note = z.object({ noteId: z.uuid(), title: z.string(), version: z.int() });
const noteId = z.uuid();

interface NoteRow {
  readonly id: string;
  readonly title: string;
  readonly version: number;
}

const writeNote = serve(
  operation({
    name: 'writeNote',
    summary: 'Write a note',
    method: 'POST',
    path: '/notes',
    permission: 'ticket.open',
    input: z.strictObject({
      title: z.string().min(1).max(200),
      tags: z.array(z.string()).max(3).optional(),
      place: z.strictObject({ floor: z.int() }).optional(),
    }),
    reply: note,
    refusals: [noteLocked],
  }),
  async (work, { title }) => {
    if (title === 'locked') refuse(noteLocked, { lockedBy: 'Ada' });
    if (title === 'broken') throw new Error('A secret of the database: password=hunter2');
    const id = work.newId();
    await raw`insert into trial.note (id, title, version, written_by) values (${id}, ${title}, 1, ${work.actor})`.execute(work.sql);
    // More than the reply's schema names: it must not go out.
    return { noteId: id, title, version: 1, writtenBy: work.actor };
  },
);

const readNote = serve(
  operation({
    name: 'readNote',
    summary: 'Read a note',
    method: 'GET',
    path: '/notes/:noteId',
    permission: 'ticket.read',
    input: z.strictObject({ noteId }),
    reply: note,
    refusals: [],
  }),
  async (work, input) => {
    const { rows } = await raw<NoteRow>`select id, title, version from trial.note where id = ${input.noteId}`.execute(work.sql);
    const [row] = rows;
    return row === undefined ? refuse(notFound) : { noteId: row.id, title: row.title, version: row.version };
  },
);

const listNotes = serve(
  operation({
    name: 'listNotes',
    summary: 'List notes',
    method: 'GET',
    path: '/notes',
    permission: 'ticket.read',
    input: z.strictObject({ ...page, tags: z.array(z.string()).optional(), search: z.string().optional() }),
    reply: pageOf(z.object({ title: z.string() })),
    refusals: [],
  }),
  async (work, { limit, tags = [], search = '' }) => {
    const { rows } = await raw<NoteRow>`select title from trial.note where title like ${`${search}%`} order by id limit ${limit}`.execute(
      work.sql,
    );
    return { items: [...rows, ...tags.map((title) => ({ title }))], nextCursor: null };
  },
);

const editNote = serve(
  operation({
    name: 'editNote',
    summary: 'Change a note',
    method: 'PATCH',
    path: '/notes/:noteId',
    permission: 'ticket.open',
    input: z.strictObject({ noteId, title: z.string() }),
    reply: note,
    refusals: [],
    takesVersion: true,
  }),
  async (work, input, { ifMatch }) => {
    const { rows } = await raw<NoteRow>`update trial.note set title = ${input.title}, version = version + 1
      where id = ${input.noteId} and version = coalesce(${ifMatch ?? null}::int, version) returning id, title, version`.execute(work.sql);
    const [row] = rows;
    return row === undefined ? refuse(versionConflict) : { noteId: row.id, title: row.title, version: row.version };
  },
);

const dropNote = serve(
  operation({
    name: 'dropNote',
    summary: 'Drop a note',
    method: 'DELETE',
    path: '/notes/:noteId',
    permission: 'client.manage',
    input: z.strictObject({ noteId }),
    reply: z.void(),
    refusals: [],
  }),
  async (work, input) => {
    await raw`delete from trial.note where id = ${input.noteId}`.execute(work.sql);
  },
);

const attachFile = serve(
  operation({
    name: 'attachFile',
    summary: 'Attach a file to a note',
    method: 'POST',
    path: '/notes/:noteId/files',
    permission: 'ticket.open',
    input: z.strictObject({ noteId, name: z.string() }),
    reply: z.object({ bytes: z.int(), name: z.string() }),
    refusals: [],
    takesBytes: true,
  }),
  async (work, input, { bytes: chunks }) => {
    let bytes = 0;
    for await (const chunk of chunks) bytes += chunk.byteLength;
    await raw`insert into trial.note (id, title, version, written_by) values (${work.newId()}, ${input.name}, 1, 'file')`.execute(work.sql);
    return { bytes, name: input.name };
  },
);

const fetchFile = serve(
  operation({
    name: 'fetchFile',
    summary: 'Fetch a file',
    method: 'GET',
    path: '/files/:name',
    permission: 'ticket.read',
    input: z.strictObject({ name: z.string(), chunks: z.coerce.number().int().default(3) }),
    reply: z.void(),
    refusals: [],
    givesBytes: true,
  }),
  async (_work, { name, chunks }, exchange) => {
    if (name === 'missing') refuse(notFound);
    await exchange.sendBytes({ chunks: manyChunks(chunks), headers: { 'Content-Type': 'text/plain' } });
  },
);

async function* manyChunks(count: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) yield Buffer.alloc(65_536, 'a');
}

const mintToken = serveApart(
  operation({
    name: 'mintToken',
    summary: 'Mint a token',
    method: 'POST',
    path: '/mint',
    permission: 'ticket.open',
    input: z.strictObject({ fails: z.boolean().optional() }),
    reply: z.object({ token: z.string() }),
    refusals: [noteLocked],
    secretReply: true,
  }),
  async (_place, { fails }) => (fails === true ? refuse(noteLocked, { lockedBy: 'Otto' }) : { token: 'shown once' }),
);

const knock = serve(
  operation({
    name: 'knock',
    summary: 'Knock at the door',
    method: 'POST',
    path: '/knock',
    permission: 'public',
    input: z.strictObject({ secret: z.string() }),
    reply: z.object({ as: z.string() }),
    refusals: [],
  }),
  async (work, { secret }, exchange) => {
    exchange.setSessionCookie(secret, work.at.add({ hours: 1 }));
    return { as: work.actor };
  },
);

const leave = serve(
  operation({
    name: 'leave',
    summary: 'Leave',
    method: 'POST',
    path: '/leave',
    permission: 'signed_in',
    input: z.strictObject({}),
    reply: z.void(),
    refusals: [],
  }),
  async (_work, _input, exchange) => exchange.clearSessionCookie(),
);

const held = new Map<string, () => void>();

/** Lets go of the request that `holdOn` holds under this name. */
export function letGo(name: string): void {
  held.get(name)?.();
}

/** Waits until `holdOn` is held under this name. */
export async function untilHeld(name: string): Promise<void> {
  while (!held.has(name)) await new Promise((resolve) => setImmediate(resolve));
}

const holdOn = serve(
  operation({
    name: 'holdOn',
    summary: 'Answer when somebody lets go',
    method: 'POST',
    path: '/hold',
    permission: 'ticket.open',
    input: z.strictObject({ name: z.string() }),
    reply: z.object({ done: z.boolean() }),
    refusals: [],
  }),
  async (_work, { name }) => {
    await new Promise<void>((resolve) => held.set(name, resolve));
    return { done: true };
  },
);

export const notes = module({
  name: 'notes',
  floor: 'platform',
  needs: ['http', 'identity'],
  folder: import.meta.dirname,
  serves: [writeNote, readNote, listNotes, editNote, dropNote, attachFile, fetchFile, mintToken, knock, leave, holdOn],
  pages: (site) => {
    site.get('/p/:link', {
      access: 'ticket.read',
      letIn: async (_work, { parameters }) =>
        parameters.link === 'good'
          ? { actor: 'requester:00000000-0000-7000-8000-000000000001', kind: 'requester', grants: [{ clientId: null, role: 'requester' }] }
          : refuse(notFound),
      handler: async (work, { hiddenToken }) => ({ html: `<form method="post">${hiddenToken}<p>${work.actor}</p></form>` }),
    });
    site.post('/p/:link', {
      access: 'ticket.read',
      letIn: async () => ({ actor: 'requester:1', kind: 'requester', grants: [{ clientId: null, role: 'requester' }] }),
      handler: async (_work, { form }) => ({ status: 201, html: `<p>${form.reply === undefined ? 'nothing' : 'thanks'}</p>` }),
    });
  },
});
