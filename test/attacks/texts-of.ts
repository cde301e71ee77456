import type { z } from 'zod';
import { changeSaid } from '../../platform/secrets/said.ts';

/** A text in a schema that may say anything at all, and whether secrets in it are hidden when it is recorded. */
export interface FreeText {
  /** Where it stands: `packet.steps[].result`; of whatever a record holds `changed{}`. */
  readonly path: string;
  readonly hidden: boolean;
}

/**
 * The free texts of a schema: strings that no format, no pattern of their own and no list of words narrows. What it does not know it shows
 * as a text that is not hidden, so that a new kind of schema is looked at before it is let through.
 */
export function textsOf(schema: z.core.$ZodType, path = '', reached = true): readonly FreeText[] {
  const { def } = schema._zod;
  if (isText(def)) return def.format === undefined ? [{ path, hidden: reached && isChanged(schema) }] : [];
  if (isObject(def))
    return Object.entries(def.shape).flatMap(([name, field]) => textsOf(field, path === '' ? name : `${path}.${name}`, reached));
  if (isArray(def)) return textsOf(def.element, `${path}[]`, reached);
  if (isRecord(def)) return textsOf(def.valueType, `${path}{}`, reached);
  if (isWrapper(def)) return textsOf(def.innerType, path, reached);
  // What people wrote is not looked for in alternatives, whatever they are marked.
  if (isUnion(def)) return def.options.flatMap((option) => textsOf(option, path, false));
  if (isTuple(def)) return def.items.flatMap((item, index) => textsOf(item, `${path}[${index}]`, false));
  return noTexts.has(def.type) ? [] : [{ path, hidden: false }];
}

const noTexts: ReadonlySet<string> = new Set(['enum', 'literal', 'number', 'int', 'boolean', 'null']);

function isChanged(schema: z.core.$ZodType): boolean {
  // A schema of text, as its definition says.
  return changeSaid(schema as z.ZodType<string>, 'before', () => 'after') === 'after';
}

type Def = z.core.$ZodTypeDef;
const isText = (def: Def): def is z.core.$ZodStringDef & { format?: string } => def.type === 'string';
const isObject = (def: Def): def is z.core.$ZodObjectDef => def.type === 'object';
const isArray = (def: Def): def is z.core.$ZodArrayDef => def.type === 'array';
const isRecord = (def: Def): def is z.core.$ZodRecordDef => def.type === 'record';
const isUnion = (def: Def): def is z.core.$ZodUnionDef => def.type === 'union';
const isTuple = (def: Def): def is z.core.$ZodTupleDef => def.type === 'tuple';
const isWrapper = (def: Def): def is z.core.$ZodNullableDef => ['nullable', 'optional', 'default'].includes(def.type);
