import { monotonicMilliseconds } from '../../clock.ts';
import type { WorkPlace } from '../../in-work.ts';
import type { PublicSealKeys } from '../seal-keys.ts';
import { databaseIdentity } from '../seal-round.ts';
import type { Wrong } from '../wrong.ts';
import { checkChains } from './chains.ts';
import { compareTables } from './compare.ts';
import { type ReplayPace, rebuild } from './rebuild.ts';
import { type VerifyProgress, type VerifyReport, wrongOf } from './report.ts';
import { openScratch, type Scratch } from './scratch.ts';
import { openSnapshot, type Reader } from './snapshot.ts';

/** What a verification is given besides the place. */
export interface VerifyOptions {
  readonly progress?: (progress: VerifyProgress) => void;
  /** Where the public keys are; the place's own keys when left out. Without any, sealed history cannot be verified. */
  readonly keys?: PublicSealKeys;
}

/**
 * Verifies the whole log and all that is made of it, as it stands at one instant: chains, heads, seals and signatures; then every
 * fact is replayed into scratch tables, which are compared with the live ones; then every file that facts name is read. Works beside a running desk without holding it up.
 * Stops at the first wrong thing. Refuses `verification-running`.
 */
export async function verifyLog(place: WorkPlace, options: VerifyOptions = {}): Promise<VerifyReport> {
  const progress = options.progress ?? (() => undefined);
  const keys = options.keys ?? place.keys;
  const scratch = await openScratch(place);
  try {
    // Asked before the snapshot is taken: a seal remembered until now stands in it.
    const newestSeal = keys?.newestSeal(await databaseIdentity(place.database.sql)) ?? 0;
    const snapshot = await openSnapshot(place.database);
    try {
      const begun = monotonicMilliseconds();
      const [facts, streams] = await countsOf(snapshot);
      const { wrong: wrongChain, ...counted } = await checkChains(snapshot, keys, facts, progress);
      const broken = wrongChain ?? missingSeals(counted.seals, newestSeal);
      const chained = monotonicMilliseconds();
      const rebuilt = broken === undefined ? await compareRebuilt(place, snapshot, scratch, progress) : { rows: 0, wrong: broken };
      const compared = monotonicMilliseconds();
      const looked = rebuilt.wrong === undefined ? await verifyModules(place, snapshot, progress) : { files: 0 };
      return {
        facts,
        streams,
        ...counted,
        tables: broken === undefined ? scratch.tables.length : 0,
        ...rebuilt,
        ...looked,
        chainSeconds: secondsBetween(begun, chained),
        rebuildSeconds: secondsBetween(chained, compared),
        fileSeconds: secondsBetween(compared, monotonicMilliseconds()),
      };
    } finally {
      await snapshot.close();
    }
  } finally {
    await scratch.close();
  }
}

async function countsOf(snapshot: Reader): Promise<readonly [facts: number, streams: number]> {
  const [counts] = await snapshot.rows('select (select count(*) from log.fact), (select count(*) from log.head)');
  return [Number(counts?.[0]), Number(counts?.[1])];
}

/** The key folder remembers the newest seal, so that seals cut off the end, with their facts, are missed. */
function missingSeals(seals: number, newestSeal: number): Wrong | undefined {
  if (newestSeal <= seals) return undefined;
  return wrongOf(
    'seals-missing',
    `The key folder remembers seal ${newestSeal}; the database ends with seal ${seals}. All facts sealed behind it are gone`,
  );
}

/** What differs when facts are replayed in bulk is replayed once more exactly as it was recorded, before it is called wrong. */
async function compareRebuilt(
  place: WorkPlace,
  snapshot: Reader,
  scratch: Scratch,
  progress: (progress: VerifyProgress) => void,
): Promise<{ readonly rows: number; readonly wrong?: Wrong }> {
  const at = async (pace: ReplayPace) => {
    const wrong = await rebuild(place, snapshot, scratch, pace, progress);
    return wrong === undefined ? compareTables(snapshot, scratch, progress) : { rows: 0, wrong };
  };
  const fast = await at('fast');
  if (fast.wrong === undefined || fast.wrong.what === 'rebuild-failed') return fast;
  await scratch.empty();
  return at('as-recorded');
}

/** What modules look at themselves: files, which no fact holds. */
async function verifyModules(
  { program }: WorkPlace,
  snapshot: Reader,
  progress: (progress: VerifyProgress) => void,
): Promise<{ readonly files: number; readonly wrong?: Wrong }> {
  let files = 0;
  for (const { verifies } of program.modules) {
    const looked = await verifies?.(snapshot, program, progress);
    files += looked?.files ?? 0;
    if (looked?.wrong !== undefined) return { files, wrong: looked.wrong };
  }
  return { files };
}

function secondsBetween(begun: number, ended: number): number {
  return Math.round(ended - begun) / 1_000;
}
