import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { refuse, versionConflict } from '../refusal.ts';
import { versionNotTaken } from './refusals.ts';

/** The `ETag` of a reply: the version of what it shows, where it names one. */
export function entityTag(reply: unknown): string | undefined {
  if (typeof reply !== 'object' || reply === null || !('version' in reply)) return undefined;
  return typeof reply.version === 'number' ? `"${reply.version}"` : undefined;
}

/** Whether what an operation answers may name a version, and so carry an `ETag`. */
export function givesTag(reply: z.ZodType): boolean {
  if (reply instanceof z.ZodUnion) return reply.options.some((option) => option instanceof z.ZodType && givesTag(option));
  return reply instanceof z.ZodObject && reply.shape.version instanceof z.ZodNumber;
}

/** Whether the caller already holds what this tag stands for (`If-None-Match`). */
export function isHeld(header: string | undefined, tag: string): boolean {
  const held = header?.split(',') ?? [];
  return held.some((one) => one.trim().replace(/^W\//, '') === tag);
}

/**
 * The version in `If-Match`; nothing when any will do. A tag that we never gave cannot match, and an operation that looks at no
 * version refuses the header: whoever sends it wants nothing overwritten.
 */
export function expectedVersion({ takesVersion }: Operation, header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (takesVersion !== true) refuse(versionNotTaken);
  if (header.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1];
  return version === undefined ? refuse(versionConflict) : Number(version);
}
