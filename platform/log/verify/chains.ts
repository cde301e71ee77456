import { hash as digestOf } from 'node:crypto';
import { linkHash, payloadDigest } from '../canonical.ts';
import type { PublicSealKeys } from '../seal-keys.ts';
import type { Wrong } from '../wrong.ts';
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
    for (const row of page) {
      const fact = storedFact(row);
      // A changed fact is named rather than the block or the link that it breaks.
      const wrong = wrongFact(fact);
      if (wrong !== undefined) return { ...counted(), wrong: firstOf(wrong, broken) };
      const wrongBlock = await blocks.add(fact.place, fact.hash);
      if (wrongBlock !== undefined) return { ...counted(), wrong: broken ?? wrongBlock };
    }
    done += page.length;
    progress({ phase: 'chains', done, of: facts });
  }
  const wrong = broken ?? (await blocks.end());
  return { ...counted(), ...(wrong && { wrong }) };
}

function wrongFact({ payload, link, hash, place }: StoredFact): Wrong | undefined {
  const where = { clientId: link.clientId, stream: link.stream, version: link.version, position: place.position };
  const named = `${link.name} (version ${link.version} of stream ${link.stream}, position ${place.position})`;
  // The text is hashed as PostgreSQL prints it; only if that is not it, our own text of the value decides.
  if (digestOf('sha256', payload, 'hex') !== link.payloadDigest && payloadDigest(JSON.parse(payload)) !== link.payloadDigest)
    return wrongOf('payload-changed', `The payload of ${named} was changed`, where);
  if (linkHash(link) !== hash) return wrongOf('fact-changed', `Something of ${named} was changed: it does not give its hash`, where);
  return undefined;
}

/** The one that stands first in the log; one without a position comes last. */
function firstOf(one: Wrong, other: Wrong | undefined): Wrong {
  return other?.position != null && other.position < (one.position ?? Number.POSITIVE_INFINITY) ? other : one;
}
