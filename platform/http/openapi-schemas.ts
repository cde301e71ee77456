import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** A JSON Schema, or any other part of the description. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Writes Zod schemas as JSON Schema (2020-12, which OpenAPI 3.1 speaks) and gathers what several places share. */
export function schemaWriter() {
  const components: Record<string, JsonSchema> = {};

  /** Puts a shared part among the components, under its own name unless another part has taken it. */
  const place = (wanted: string, owner: string, part: JsonSchema): string => {
    const standing = components[wanted];
    const name = standing === undefined || isDeepStrictEqual(standing, part) ? wanted : `${owner}${wanted}`;
    components[name] = part;
    return name;
  };

  const write = (name: string, schema: z.ZodType, io: 'input' | 'output', as: 'inline' | 'component'): JsonSchema => {
    const { $schema: _, $defs, ...whole } = asJsonSchema(schema, io);
    const shared = typeof $defs === 'object' && $defs !== null ? Object.entries($defs as Readonly<Record<string, JsonSchema>>) : [];
    // Parts of Zod's own naming mean something only inside their schema.
    const names = new Map(shared.map(([part]) => [`#/$defs/${part}`, part.startsWith('__') ? `${name}${part.replaceAll('_', '')}` : part]));
    const pointed = (part: unknown): JsonSchema =>
      rename(part, (reference) => `#/components/schemas/${reference === '#' ? name : (names.get(reference) ?? reference)}`);
    for (const [part, body] of shared) place(names.get(`#/$defs/${part}`) ?? part, name, pointed(body));
    if (as === 'inline') return pointed(whole);
    return { $ref: `#/components/schemas/${place(name, '', pointed(whole))}` };
  };

  return { write, components };
}

/** Zod's own description of a schema, without what its formats say already. */
export function asJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      // The pattern behind `format: date-time` is longer than the rest of an operation.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as JsonSchema;
}

/** A copy in which every reference is renamed. */
function rename(part: unknown, name: (reference: string) => string): JsonSchema {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, key === '$ref' && typeof member === 'string' ? name(member) : walk(member)]),
    );
  };
  // A schema stays an object through the walk.
  return walk(part) as JsonSchema;
}
