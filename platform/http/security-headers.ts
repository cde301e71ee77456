/** On every answer of the API: nothing of it is a page, and nobody may keep it but who asked. */
export const apiHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** On every file that people sent: a download, and even when opened it runs nothing (assurance.md A27). */
export const fileHeaders = {
  ...apiHeaders,
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'content-disposition': 'attachment',
  'content-type': 'application/octet-stream',
  'cache-control': 'private, no-store',
} as const;

/** For two years browsers remember that this desk speaks https. */
export const strictTransportSeconds = 63_072_000;

/** What a page of the desk may load: its own scripts and styles, styles with its nonce, nothing from elsewhere. */
export const pagePolicy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  // Mantine places things with style attributes.
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
