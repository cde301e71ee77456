const bytesInKey = 16;
const keys = new Map<string, string>();

/**
 * The `Idempotency-Key` of what is being sent. The same words sent to the same operation carry the same key until the desk
 * has answered, so that an answer lost on the way never makes a second reply or ticket, however often somebody presses Send.
 */
export function repeatKey(operationName: string, body: string): { readonly key: string; readonly answered: () => void } {
  const what = `${operationName} ${body}`;
  const key = keys.get(what) ?? newKey();
  keys.set(what, key);
  return { key, answered: () => keys.delete(what) };
}

// crypto.randomUUID is missing on a desk served by plain http in the office network.
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytesInKey)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
