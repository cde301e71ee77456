/** Every field of a reply that says something, by where it stands: `items[].by.name`. */
export function fieldsOf(json: unknown, at = ''): ReadonlySet<string> {
  if (Array.isArray(json)) return new Set(json.flatMap((one) => [...fieldsOf(one, `${at}[]`)]));
  if (typeof json !== 'object' || json === null) return new Set();
  return new Set(
    Object.entries(json).flatMap(([name, one]) => {
      if (one === null) return [];
      const field = at === '' ? name : `${at}.${name}`;
      return [field, ...fieldsOf(one, field)];
    }),
  );
}

/** Operation → roles that see the same → the fields they see. */
export type Allowed = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What was seen, as it is kept: roles that see the same stand together. */
export function asAllowed(seen: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>): Allowed {
  return Object.fromEntries(
    [...seen]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([operation, byRole]) => {
        const groups = Map.groupBy([...byRole.keys()].sort(), (role) => JSON.stringify([...(byRole.get(role) ?? [])].sort()));
        // The keys of the groups were written by the line above.
        return [operation, Object.fromEntries([...groups].map(([fields, roles]) => [roles.join(' '), JSON.parse(fields) as string[]]))];
      }),
  );
}

/** The fields that a role may see of an operation; undefined where nobody has ever looked. */
export function allowedFor(allowed: Allowed, operation: string, role: string): ReadonlySet<string> | undefined {
  const group = Object.entries(allowed[operation] ?? {}).find(([roles]) => roles.split(' ').includes(role));
  return group && new Set(group[1]);
}
