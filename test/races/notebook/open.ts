import { after } from 'node:test';
import { modules } from '../../../cli/modules.ts';
import { systemAuthority } from '../../../platform/authority.ts';
import { type HandClock, handClock } from '../../../platform/clock.ts';
import { idAt } from '../../../platform/id.ts';
import { inWork, type WorkPlace } from '../../../platform/in-work.ts';
import type { RecordedFact } from '../../../platform/log/fact.ts';
import { type AfterListener, hearAfter } from '../../../platform/log/listeners.ts';
import type { Module } from '../../../platform/module.ts';
import { migrate } from '../../../platform/postgres/migrate.ts';
import { openDatabase } from '../../../platform/postgres/pool.ts';
import { program } from '../../../platform/program.ts';
import type { Work } from '../../../platform/work.ts';
import { freshDatabase } from '../../database.ts';
import { noteCrossedOut, noteRewritten, noteWritten } from './facts.ts';
import { notebook } from './module.ts';

/** A desk of two nodes on one database, with the notebook beside its real modules. */
export interface Notebook {
  readonly clock: HandClock;
  /** Two nodes: pools of their own on one database. */
  readonly nodes: readonly [WorkPlace, WorkPlace];
  readonly place: WorkPlace;
  readonly clientId: string;
  write(text?: string, details?: unknown): Promise<string>;
  rewrite(id: string, text: string): Promise<void>;
  crossOut(id: string): Promise<void>;
  /** Runs work as the desk itself. */
  does<Result>(run: (work: Work) => Promise<Result>): Promise<Result>;
  /** SQL as the owner of the database: what somebody with its password could do. */
  tamper(statements: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** What a listener heard so far, as `stream/version`, in its order. */
  heardBy(listener: string): Promise<readonly string[]>;
}

/** Opens a notebook of its own for one test. */
export async function openNotebook(more: Pick<Module, 'apply' | 'hears' | 'rounds'> = {}): Promise<Notebook> {
  const clock = handClock('2026-03-02T09:00:00.123456Z');
  const database = await freshDatabase();
  const other = openDatabase({ connection: database.connection, most: 8 });
  after(() => other.close());
  const whole = program([...modules, notebook(more)]);
  await migrate(database, whole.modules, clock);
  const place: WorkPlace = { database, clock, program: whole };
  const clientId = idAt(clock.now());
  const does: Notebook['does'] = (run) => inWork(place, { authority: systemAuthority, reach: '*' }, run);
  return {
    clock,
    nodes: [place, { ...place, database: other }],
    place,
    clientId,
    does,
    write: (text = 'Toner is low on floor 2', details = { printer: 'HP 4250', pages: [1, 2.5, null] }) =>
      does(async (work) => {
        const id = work.newId();
        // Whatever the tests hand in is JSON; the fact's schema checks it.
        work.record(noteWritten, { clientId, id }, { text, weight: 0.1 + 0.2, details: details as null });
        return id;
      }),
    rewrite: (id, text) => does(async (work) => work.record(noteRewritten, { clientId, id }, { text })),
    crossOut: (id) => does(async (work) => work.record(noteCrossedOut, { clientId, id }, {})),
    tamper: async (statements) => {
      const result = await database.pool.query(statements);
      // Several statements answer with one result each; the last one counts.
      return (Array.isArray(result) ? result.at(-1) : result).rows;
    },
    heardBy: async (listener) => {
      const rows = await database.sql.selectFrom('notebook.heard').selectAll().where('listener', '=', listener).orderBy('place').execute();
      return rows.map((row) => `${row.stream}/${row.version}`);
    },
  };
}

/** A listener that writes down what it hears, in the transaction that moves its checkpoint. */
export function writesDown(name: string, more: Partial<AfterListener> = {}): AfterListener {
  return hearAfter({
    name,
    kinds: [noteWritten, noteRewritten, noteCrossedOut],
    begins: 'at-the-first-fact',
    imported: false,
    run: (work, facts) => writeDown(work, name, facts),
    ...more,
  });
}

/** Writes down that a listener heard these facts. */
export async function writeDown(work: Work, listener: string, facts: readonly RecordedFact[]): Promise<void> {
  const heard = facts.map(({ stream, version }) => ({ listener, stream, version }));
  await work.sql.insertInto('notebook.heard').values(heard).execute();
}
