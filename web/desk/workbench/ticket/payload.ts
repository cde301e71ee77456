/** A fact's payload as it came over the wire. Older facts may lack fields: each is looked at before it is used. */
export type Payload = Readonly<Record<string, unknown>>;

export function textOf(payload: Payload, name: string): string | undefined {
  const value = payload[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOf(payload: Payload, name: string): number | undefined {
  const value = payload[name];
  return typeof value === 'number' ? value : undefined;
}

export function isTrue(payload: Payload, name: string): boolean {
  return payload[name] === true;
}

/** Objects in a list, or one object's fields as a list. */
export function listOf(payload: Payload, name: string): readonly Payload[] {
  const value = payload[name];
  return Array.isArray(value) ? value.filter((one): one is Payload => typeof one === 'object' && one !== null) : [];
}

export function recordOf(payload: Payload, name: string): readonly (readonly [string, string])[] {
  const value = payload[name];
  return typeof value === 'object' && value !== null ? Object.entries(value).map(([key, field]) => [key, String(field)] as const) : [];
}
