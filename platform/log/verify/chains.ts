import { hash as digestOf } from 'node:crypto';
import { linkHash, payloadDigest } from '../canonical.ts';
import type { PublicSealKeys } from '../seal-keys.ts';
import type { Wrong, WrongKind } from '../wrong.ts';
import { findBrokenLink } from './links.ts';
import { type VerifyProgress, wrongOf } from './report.ts';
import { checkedSeals, createBlockCheck } from './seals.ts';
import { pages, type Reader } from './snapshot.ts';
import { type StoredFact, storedFact, storedFacts } from './stored-fact.ts';

/** What the chains were found to be. */
export interface Chains {
  readonly seals: number;
  readonly unsealedFacts: number;
  readonly wrong?: Wrong;
}

/**
 * Checks every fact against its hash, every stream against its chain and head, and every sealed block against its seal. One pass
 * over the log in constant memory, beside which PostgreSQL compares the links. Of several wrong things the first in the log is named.
 */
export async function checkChains(
  reader: Reader,
  keys: PublicSealKeys | undefined,
  facts: number,
  progress: (progress: VerifyProgress) => void,
): Promise<Chains> {
  const broken = await findBrokenLink(reader);
  const blocks = createBlockCheck(checkedSeals(reader, keys));
  const counted = () => ({ seals: blocks.seals, unsealedFacts: blocks.unsealedFacts });
  let done = 0;
  for await (const page of pages(reader, storedFacts)) {
    const stored = page.map(storedFact);
    // A changed fact is named rather than the block or the link that it breaks.
    const wrong = firstWrong(stored);
    if (wrong !== undefined) return { ...counted(), wrong: firstOf(wrong, broken) };
    const wrongBlock = await blocks.add(stored);
    if (wrongBlock !== undefined) return { ...counted(), wrong: broken ?? wrongBlock };
    done += page.length;
    progress({ phase: 'chains', done, of: facts });
  }
  const wrong = broken ?? (await blocks.end());
  return { ...counted(), ...(wrong && { wrong }) };
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
function firstOf(one: Wrong, other: Wrong | undefined): Wrong {
  return other?.position != null && other.position < (one.position ?? Number.POSITIVE_INFINITY) ? other : one;
}
