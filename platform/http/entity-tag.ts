import { refuse, versionConflict } from '../refusal.ts';

/** The `ETag` of a reply: the version of what it shows, where it names one. */
export function entityTag(reply: unknown): string | undefined {
  if (typeof reply !== 'object' || reply === null || !('version' in reply)) return undefined;
  return typeof reply.version === 'number' ? `"${reply.version}"` : undefined;
}

/** Whether the caller already holds what this tag stands for (`If-None-Match`). */
export function isHeld(header: string | undefined, tag: string): boolean {
  const held = header?.split(',') ?? [];
  return held.some((one) => one.trim().replace(/^W\//, '') === tag);
}

/** The version in `If-Match`; nothing when any will do. A tag that we never gave cannot match. */
export function expectedVersion(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1];
  return version === undefined ? refuse(versionConflict) : Number(version);
}
