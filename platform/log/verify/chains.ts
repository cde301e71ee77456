import { hash as digestOf } from 'node:crypto';
import { linkHash, payloadDigest } from '../canonical.ts';
import type { PublicSealKeys } from '../seal-keys.ts';
import type { Wrong, WrongKind } from '../wrong.ts';
import { findBrokenLink } from './links.ts';
import { type VerifyProgress, wrongOf } from './report.ts';
import { checkedSeals, createBlockCheck } from './seals.ts';
import { pages, type Reader, type Snapshot } from './snapshot.ts';
import { type StoredFact, storedFact, storedFacts } from './stored-fact.ts';

/** What the chains were found to be. */
export interface Chains {
  readonly seals: number;
  readonly unsealedFacts: number;
  readonly wrong?: Wrong;
}

/**
 * Checks every fact against its hash, every stream against its chain and head, and every sealed block against its seal, in
 * constant memory: one pass over the log, beside which PostgreSQL compares the links. Of several wrong things the first is named.
 */
export async function checkChains(
  snapshot: Snapshot,
  keys: PublicSealKeys | undefined,
  facts: number,
  progress: (progress: VerifyProgress) => void,
): Promise<Chains> {
  const other = await snapshot.again();
  try {
    const linking = findBrokenLink(other);
    const [passed, broken] = await Promise.all([passThrough(snapshot, keys, facts, progress), linking]);
    const { wrongFact: changed, wrongBlock, ...counted } = passed;
    // A changed or missing fact is named rather than the block that it breaks.
    const wrong = firstOf(changed, broken) ?? wrongBlock;
    return { ...counted, ...(wrong && { wrong }) };
  } finally {
    await other.close();
  }
}

async function passThrough(
  reader: Reader,
  keys: PublicSealKeys | undefined,
  facts: number,
  progress: (progress: VerifyProgress) => void,
): Promise<Omit<Chains, 'wrong'> & { readonly wrongFact?: Wrong; readonly wrongBlock?: Wrong }> {
  const blocks = createBlockCheck(checkedSeals(reader, keys));
  const counted = () => ({ seals: blocks.seals, unsealedFacts: blocks.unsealedFacts });
  let done = 0;
  for await (const page of pages(reader, storedFacts)) {
    const stored = page.map(storedFact);
    const wrong = firstWrong(stored);
    if (wrong !== undefined) return { ...counted(), wrongFact: wrong };
    const wrongBlock = await blocks.add(stored);
    if (wrongBlock !== undefined) return { ...counted(), wrongBlock };
    done += page.length;
    progress({ phase: 'chains', done, of: facts });
  }
  const wrongBlock = await blocks.end();
  return { ...counted(), ...(wrongBlock && { wrongBlock }) };
}

function firstWrong(facts: readonly StoredFact[]): Wrong | undefined {
  for (const fact of facts) {
    const wrong = wrongFact(fact);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongFact(fact: StoredFact): Wrong | undefined {
  const { payload, link, hash } = fact;
  // The text is hashed as PostgreSQL prints it; only if that is not it, our own text of the value decides.
  if (digestOf('sha256', payload, 'hex') !== link.payloadDigest && payloadDigest(JSON.parse(payload)) !== link.payloadDigest)
    return wrongAt(fact, 'payload-changed', 'Its payload was changed');
  if (linkHash(link) !== hash) return wrongAt(fact, 'fact-changed', 'Something of it was changed: it does not give its hash');
  return undefined;
}

function wrongAt({ link: { clientId, stream, version, name }, place: { position } }: StoredFact, what: WrongKind, detail: string): Wrong {
  const named = `${name}, version ${version} of stream ${stream}, position ${position}`;
  return wrongOf(what, `${detail} (${named})`, { clientId, stream, version, position });
}

/** The one that stands first in the log; one without a position comes last. */
function firstOf(one: Wrong | undefined, other: Wrong | undefined): Wrong | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return (other.position ?? Number.POSITIVE_INFINITY) < (one.position ?? Number.POSITIVE_INFINITY) ? other : one;
}
