import { applyFacts, type WorkPlace } from '../../in-work.ts';
import { openDatabase, runTogether } from '../../postgres/pool.ts';
import type { Sql } from '../../postgres/sql.ts';
import type { Program } from '../../program.ts';
import type { Wrong } from '../wrong.ts';
import { redirectTo } from './redirect.ts';
import { type VerifyProgress, wrongOf } from './report.ts';
import type { Scratch } from './scratch.ts';
import { longConnection, pages, type Reader } from './snapshot.ts';
import { recordedFact, type StoredFact, storedFact, storedFacts } from './stored-fact.ts';

/** How a replay groups facts: as many as possible at once, or exactly as the transactions that recorded them. */
export type ReplayPace = 'fast' | 'as-recorded';

/** Nobody else looks after scratch tables; without statistics an update of a few rows reads the whole table. */
const firstAnalyzeAfterFacts = 2_000;

/**
 * Replays all facts of a snapshot through the modules' own appliers into scratch tables, in small committed batches, so that no
 * reader of the log waits behind it. Answers what is wrong when a fact cannot be applied.
 */
export async function rebuild(
  { database, program }: WorkPlace,
  snapshot: Reader,
  scratch: Scratch,
  pace: ReplayPace,
  progress: (progress: VerifyProgress) => void,
): Promise<Wrong | undefined> {
  const names = [...program.appliers.keys()].filter((name) => /^[a-z0-9-]+$/.test(name)).map((name) => `'${name}'`);
  if (names.length === 0) return undefined;
  const applied = `name in (${names.join(', ')})`;
  const of = Number((await snapshot.rows(`select count(*) from log.fact where ${applied}`))[0]?.[0] ?? 0);
  // Unnamed statements are planned for the tables as they have grown, not as they were when empty.
  const writer = openDatabase({ connection: longConnection(database), most: 1, namedStatements: false });
  try {
    return await writer.onOneConnection(async (sql) => {
      await runTogether(sql, 'set synchronous_commit = off', 'set jit = off');
      const redirected = sql.withPlugin(redirectTo(scratch.schemas, scratch.role === undefined));
      let done = 0;
      let analyzeAt = firstAnalyzeAfterFacts;
      for await (const page of pages(snapshot, { ...storedFacts, where: applied })) {
        const wrong = await replay(redirected, program, scratch.role, page.map(storedFact), pace);
        if (wrong !== undefined) return wrong;
        done += page.length;
        if (done >= analyzeAt) {
          await scratch.analyze();
          analyzeAt = done * 2;
        }
        progress({ phase: 'rebuild', done, of });
      }
      return undefined;
    });
  } finally {
    await writer.close();
  }
}

/**
 * Facts of different streams may be applied in any order among each other, unless something unique passed from one to the other
 * in between. So a batch that fails is tried again transaction by transaction, as it once was recorded; only then it is wrong.
 */
async function replay(
  sql: Sql,
  program: Program,
  role: string | undefined,
  facts: readonly StoredFact[],
  pace: ReplayPace,
): Promise<Wrong | undefined> {
  if (pace === 'fast' && (await failureOf(sql, program, role, facts)) === undefined) return undefined;
  for (const group of Map.groupBy(facts, ({ place }) => `${place.epoch}/${place.xact}`).values()) {
    const failure = await failureOf(sql, program, role, group);
    const [first] = group;
    if (failure === undefined || first === undefined) continue;
    const { link, place } = first;
    return wrongOf('rebuild-failed', `From ${link.name} at position ${place.position} on, facts cannot be applied: ${failure.message}`, {
      clientId: link.clientId,
      stream: link.stream,
      version: link.version,
      position: place.position,
    });
  }
  return undefined;
}

async function failureOf(sql: Sql, program: Program, role: string | undefined, facts: readonly StoredFact[]): Promise<Error | undefined> {
  await runTogether(sql, 'begin', ...(role === undefined ? [] : [`set local role ${role}`]));
  try {
    await applyFacts(sql, program, facts.map(recordedFact));
    await runTogether(sql, 'commit');
    return undefined;
  } catch (error) {
    await runTogether(sql, 'rollback');
    if (!(error instanceof Error)) throw error;
    return error;
  }
}
