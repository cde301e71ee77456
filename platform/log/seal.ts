import { createHash, hash } from 'node:crypto';
import type { LogPlace } from './place.ts';

/** A closed block of the whole log, hashed over all its facts, chained to the block before it and signed. */
export interface Seal {
  /** 1 for the first seal, without gaps. */
  readonly number: number;
  readonly first: LogPlace;
  readonly last: LogPlace;
  readonly facts: number;
  /** Hex, as all hashes here. */
  readonly blockHash: string;
  /** Of the seal before it; empty for the first. */
  readonly previousHash: string;
  readonly keyId: string;
  /** As the chain writes instants. */
  readonly sealedAt: string;
}

/** Hashes a block fact by fact, in the log's order, in constant memory. */
export interface BlockHash {
  add(place: LogPlace, factHash: string): void;
  /** Hex. */
  end(): string;
}

/** Lines handed to the hash at a time: each hand-over costs more than a line. */
const linesTogether = 100;

/** The hash of a block: SHA-256 over one line for each fact, with its place in the whole log and its own hash. */
export function createBlockHash(): BlockHash {
  const hashed = createHash('sha256');
  let lines = '';
  let waiting = 0;
  return {
    add: ({ epoch, xact, position }, factHash) => {
      lines += `${epoch}/${xact}/${position}/${factHash}\n`;
      waiting += 1;
      if (waiting < linesTogether) return;
      hashed.update(lines);
      lines = '';
      waiting = 0;
    },
    end: () => hashed.update(lines).digest('hex'),
  };
}

/** SHA-256 over the fixed text of a seal, hex. This is what the key signs. */
export function sealHash(seal: Seal): string {
  const { number, first, last, facts, blockHash, previousHash, keyId, sealedAt } = seal;
  const text = JSON.stringify([number, ...placeText(first), ...placeText(last), facts, blockHash, previousHash, keyId, sealedAt]);
  return hash('sha256', text, 'hex');
}

const placeText = ({ epoch, xact, position }: LogPlace) => [epoch, xact, position] as const;
