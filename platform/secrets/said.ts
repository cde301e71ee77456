import type { z } from 'zod';

/** Fields in which people write what they like, so that a secret may stand in them. */
const written = new WeakSet<z.core.$ZodType>();

/** Marks a text as written by people: what of it is a secret is hidden when a fact with it is recorded (platform/secrets). */
export function said<Text extends z.ZodType<string>>(text: Text): Text {
  written.add(text);
  return text;
}

type Change = (text: string) => string;
type Changer = (value: unknown, change: Change) => unknown;
const changers = new WeakMap<z.core.$ZodType, { readonly run: Changer | undefined }>();

/** A value of a schema with every text in it that people wrote changed; the same value where the schema has none. */
export function changeSaid<Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>, change: Change): z.output<Schema> {
  const run = changerOf(schema);
  // A text becomes a text, and everything else stays.
  return run === undefined ? value : (run(value, change) as z.output<Schema>);
}

/** How values of a schema are changed; undefined where nothing in them is written by people. Found once for each schema. */
function changerOf(schema: z.core.$ZodType): Changer | undefined {
  const known = changers.get(schema);
  if (known !== undefined) return known.run;
  const run = written.has(schema)
    ? (value: unknown, change: Change) => (typeof value === 'string' ? change(value) : value)
    : changerInside(schema);
  changers.set(schema, { run });
  return run;
}

function changerInside(schema: z.core.$ZodType): Changer | undefined {
  const { def } = schema._zod;
  if (isObject(def)) {
    const fields = Object.entries(def.shape).flatMap(([name, field]) => {
      const run = changerOf(field);
      return run === undefined ? [] : [[name, run] as const];
    });
    if (fields.length === 0) return undefined;
    return (value, change) => {
      if (typeof value !== 'object' || value === null) return value;
      // Payloads are plain objects; only their own fields are looked at.
      const before = value as Readonly<Record<string, unknown>>;
      return {
        ...before,
        ...Object.fromEntries(fields.flatMap(([name, run]) => (name in before ? [[name, run(before[name], change)]] : []))),
      };
    };
  }
  if (isArray(def)) {
    const run = changerOf(def.element);
    return run && ((value, change) => (Array.isArray(value) ? value.map((one) => run(one, change)) : value));
  }
  if (isRecord(def)) {
    const run = changerOf(def.valueType);
    if (run === undefined) return undefined;
    return (value, change) =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, run(one, change)]))
        : value;
  }
  return isWrapper(def) ? changerOf(def.innerType) : undefined;
}

const isObject = (def: z.core.$ZodTypeDef): def is z.core.$ZodObjectDef => def.type === 'object';
const isArray = (def: z.core.$ZodTypeDef): def is z.core.$ZodArrayDef => def.type === 'array';
const isRecord = (def: z.core.$ZodTypeDef): def is z.core.$ZodRecordDef => def.type === 'record';
const isWrapper = (def: z.core.$ZodTypeDef): def is z.core.$ZodNullableDef => ['nullable', 'optional', 'default'].includes(def.type);
