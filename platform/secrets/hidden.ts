import { secretsIn } from './find-secrets.ts';
import { type SecretKind, secretKinds } from './rules.ts';

/** What stands in a text where a secret was: its kind, and the code under which the desk keeps it. */
export function hiddenWords(kind: SecretKind, code: string): string {
  return `[${kind} hidden ${code}]`;
}

/** A text with its secrets hidden. `keep` takes each one and answers the code under which it is found again. */
export function hideSecrets(text: string, keep: (kind: SecretKind, secret: string) => string): string {
  let shown = '';
  let read = 0;
  for (const { kind, from, to } of secretsIn(text)) {
    shown += text.slice(read, from) + hiddenWords(kind, keep(kind, text.slice(from, to)));
    read = to;
  }
  return read === 0 ? text : shown + text.slice(read);
}

/** A text in pieces: words as they are, and what stands for a secret. */
export type Piece = string | { readonly kind: SecretKind; readonly code: string };

const standsForOne = new RegExp(String.raw`\[(${secretKinds.join('|')}) hidden ([0-9a-f]{8})\]`, 'g');

/** Parts a text at what stands for a secret, so that screens can show each of them as what it is. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let read = 0;
  for (const { index, 0: all, 1: kind, 2: code } of text.matchAll(standsForOne)) {
    if (index > read) pieces.push(text.slice(read, index));
    // The pattern names the kinds one by one.
    pieces.push({ kind: kind as SecretKind, code: code ?? '' });
    read = index + all.length;
  }
  if (read < text.length) pieces.push(text.slice(read));
  return pieces;
}
