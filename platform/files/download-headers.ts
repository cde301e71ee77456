/** What a browser may show in a page: pictures that cannot run anything, recognized by their bytes. */
const inlineTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Whether a file of this kind is shown rather than downloaded. */
export function isShownInline(mediaType: string): boolean {
  return inlineTypes.has(mediaType);
}

/** Headers a file is sent with: whatever it holds, it runs nothing on the desk's own address (assurance.md A27). */
export function downloadHeaders({
  fileName,
  mediaType,
  sizeBytes,
}: {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}): Readonly<Record<string, string>> {
  return {
    'content-type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
    'content-length': String(sizeBytes),
    'content-disposition': `${isShownInline(mediaType) ? 'inline' : 'attachment'}; ${fileNameParameters(fileName)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  };
}

/** The name twice: in ASCII for old programs, and whole (RFC 5987). */
function fileNameParameters(name: string): string {
  const ascii = name.replace(/[^ -~]/g, '_').replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${ascii}"; filename*=UTF-8''${whole}`;
}
