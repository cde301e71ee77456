import { chainInstantFromText } from '../canonical.ts';
import type { LogPlace } from '../place.ts';
import { type BlockHash, createBlockHash, type Seal, sealHash } from '../seal.ts';
import type { PublicSealKeys } from '../seal-keys.ts';
import type { Wrong } from '../wrong.ts';
import { wrongOf } from './report.ts';
import { pages, type Reader, type TextRow } from './snapshot.ts';

interface StoredSeal {
  readonly seal: Seal;
  readonly hash: string;
  readonly signature: Buffer;
}

/** All seals in their order, each of which has been checked for itself, or what is wrong with the next one. */
export async function* checkedSeals(reader: Reader, keys: PublicSealKeys | undefined): AsyncGenerator<Seal | Wrong, void, undefined> {
  let before: StoredSeal | undefined;
  for await (const page of pages(reader, {
    select: `select number, first_epoch, first_xact, first_position, last_epoch, last_xact, last_position, facts, block_hash, previous_hash,
      key_id, sealed_at, hash, signature from log.seal`,
    key: [['number', 'bigint']],
    keyOf: (row) => row.slice(0, 1),
  })) {
    for (const row of page) {
      const stored = storedSeal(row);
      yield wrongSeal(stored, before, keys) ?? stored.seal;
      before = stored;
    }
  }
}

function wrongSeal(
  { seal, hash, signature }: StoredSeal,
  before: StoredSeal | undefined,
  keys: PublicSealKeys | undefined,
): Wrong | undefined {
  const place = { position: seal.first.position };
  const expected = (before?.seal.number ?? 0) + 1;
  if (seal.number !== expected) return wrongOf('seals-missing', `Seal ${expected} is missing: seal ${seal.number} comes next`, place);
  const isTrue = hash === sealHash(seal);
  const isSigned = keys?.isSigned(seal.keyId, Buffer.from(hash, 'hex'), signature);
  if (isSigned === false) return wrongOf('seal-not-signed', `Seal ${seal.number} does not bear the signature of key ${seal.keyId}`, place);
  if (!isTrue) return wrongOf('seal-changed', `Seal ${seal.number} says something else than when it was made`, place);
  if (seal.previousHash !== (before?.hash ?? ''))
    return wrongOf('seal-changed', `Seal ${seal.number} does not continue the seal before it`, place);
  if (isSigned === undefined)
    return wrongOf('seal-key-missing', `Seal ${seal.number} needs seal-${seal.keyId}.pub in the key folder of this node`, place);
  if (before !== undefined && !isBehindPlace(seal.first, before.seal.last))
    return wrongOf('seal-changed', `Seal ${seal.number} begins before seal ${before.seal.number} ends`, place);
  return undefined;
}

function storedSeal(row: TextRow): StoredSeal {
  const text = row.map((value) => value ?? '');
  const number = (index: number) => Number(text[index]);
  const place = (index: number): LogPlace => ({ epoch: number(index), xact: text[index + 1] ?? '', position: number(index + 2) });
  const hex = (index: number) => (text[index] ?? '').slice(2);
  return {
    seal: {
      number: number(0),
      first: place(1),
      last: place(4),
      facts: number(7),
      blockHash: hex(8),
      previousHash: hex(9),
      keyId: text[10] ?? '',
      sealedAt: chainInstantFromText(text[11] ?? ''),
    },
    hash: hex(12),
    signature: Buffer.from(hex(13), 'hex'),
  };
}

/** Whether one place stands behind another in the log's order. */
export function isBehindPlace(place: LogPlace, other: LogPlace): boolean {
  if (place.epoch !== other.epoch) return place.epoch > other.epoch;
  // Digits without leading zeros: the longer number is the greater one.
  if (place.xact.length !== other.xact.length) return place.xact.length > other.xact.length;
  if (place.xact !== other.xact) return place.xact > other.xact;
  return place.position > other.position;
}

/** Holds the facts of the log, as they come by in order, against the seals. */
export interface BlockCheck {
  /** Takes the next facts and answers what is wrong at one of them, or before it. */
  add(facts: readonly { readonly place: LogPlace; readonly hash: string }[]): Promise<Wrong | undefined>;
  /** After the last fact: whether all that was sealed came by. */
  end(): Promise<Wrong | undefined>;
  readonly seals: number;
  readonly unsealedFacts: number;
}

interface OpenBlock {
  readonly seal: Seal;
  readonly hashed: BlockHash;
  facts: number;
}

export function createBlockCheck(seals: ReturnType<typeof checkedSeals>): BlockCheck {
  const counted = { seals: 0, unsealedFacts: 0 };
  let block: OpenBlock | undefined;
  let isOver = false;

  const next = async (): Promise<Wrong | undefined> => {
    const wrong = block && wrongBlock(block);
    if (wrong !== undefined) return wrong;
    const { value, done } = await seals.next();
    block = undefined;
    isOver = done === true;
    if (value === undefined) return undefined;
    if ('what' in value) return value;
    counted.seals += 1;
    block = { seal: value, hashed: createBlockHash(), facts: 0 };
    return undefined;
  };
  return {
    add: async (facts) => {
      for (const { place, hash } of facts) {
        while (!isOver && (block === undefined || isBehindPlace(place, block.seal.last))) {
          const wrong = await next();
          if (wrong !== undefined) return wrong;
        }
        if (block === undefined) counted.unsealedFacts += 1;
        else if (isBehindPlace(block.seal.first, place)) return addedBetween(place, block.seal);
        else {
          block.facts += 1;
          block.hashed.add(place, hash);
        }
      }
      return undefined;
    },
    end: async () => {
      while (!isOver) {
        const wrong = await next();
        if (wrong !== undefined) return wrong;
      }
      return undefined;
    },
    get seals() {
      return counted.seals;
    },
    get unsealedFacts() {
      return counted.unsealedFacts;
    },
  };
}

function wrongBlock({ seal, hashed, facts }: OpenBlock): Wrong | undefined {
  if (facts === seal.facts && hashed.end() === seal.blockHash) return undefined;
  const place = { position: seal.first.position };
  const where = `block of seal ${seal.number} (positions ${seal.first.position} to ${seal.last.position})`;
  if (facts < seal.facts)
    return wrongOf('facts-missing', `${seal.facts - facts} of ${seal.facts} facts are missing from the ${where}`, place);
  if (facts > seal.facts) return wrongOf('facts-added', `${facts - seal.facts} facts were added to the ${where}`, place);
  return wrongOf('block-changed', `The ${where} was changed, and its facts hashed anew, after it was sealed`, place);
}

function addedBetween({ position }: LogPlace, { number }: Seal): Wrong {
  return wrongOf('facts-added', `The fact at position ${position} stands before the block of seal ${number} and was never sealed`, {
    position,
  });
}
