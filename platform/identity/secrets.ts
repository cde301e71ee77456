import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: nobody guesses one, so that a fast hash at rest is enough and checking one costs next to nothing. */
const secretBytes = 32;

/** What a secret looks like; anything else needs no look into the database. */
const secretPattern = /^[A-Za-z0-9_-]{43}$/;

/** Tells an API token from other secrets at sight, for people and for secret scanners. */
export const tokenPrefix = 'sl_';

/** A new secret for a session, a link or a token: 256 random bits, base64url. */
export function newSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** Whether this text could be a secret of ours at all. */
export function looksLikeSecret(text: string): boolean {
  return secretPattern.test(text);
}

/** What is kept of a secret: SHA-256. */
export function secretHash(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/**
 * The token that a page must send back with every change it asks for in this session (A53): derived from the session's secret, which other
 * sites cannot read, so that nothing more needs to be kept.
 */
export function csrfTokenOf(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('secondline csrf').digest('base64url');
}

/** Whether a secret sent is the secret expected, in a time that says nothing about how much of it was right. */
export function sameSecret(sent: string, expected: string): boolean {
  return timingSafeEqual(secretHash(sent), secretHash(expected));
}
