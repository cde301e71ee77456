import { fileTypeFromBuffer } from 'file-type';

/**
 * What kind of file it is by its first bytes, whatever its name or its sender says. Plain text is what reads as UTF-8 and holds no
 * markup; anything else unknown is `application/octet-stream`, so that no browser takes it for a page (assurance.md A27).
 */
export async function mediaTypeOf(firstBytes: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(firstBytes);
  if (known !== undefined) return known.mime;
  return isPlainText(firstBytes) ? 'text/plain' : 'application/octet-stream';
}

const escapeCharacter = '\u001B';

function isPlainText(bytes: Uint8Array): boolean {
  let text: string;
  try {
    // A character cut at the end of the sample is no mistake: streaming leaves it for later.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return false;
  }
  // Logs hold tabs, form feeds and colors (escape); other control characters mean that it is no text.
  const holdsControls = /[^\P{Cc}\t\n\r\f\u0085]/u.test(text.replaceAll(escapeCharacter, ''));
  const holdsMarkup = /<[a-z!?/%]/i.test(text);
  return !holdsControls && !holdsMarkup;
}
