/**
 * The number used once that the server wrote into the page: the content security policy lets only style elements that carry
 * it apply. Scripts need none, they come from files.
 */
export function styleNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
}

declare global {
  var __webpack_nonce__: string | undefined;
}

/** The scroll lock of dialogs writes a style element of its own and looks for the nonce under this name. */
export function lendNonceToStyles(): void {
  globalThis.__webpack_nonce__ = styleNonce();
}
