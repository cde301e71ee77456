import type { Criterion, CriterionTerms, LayerKind } from './rules.ts';

/** What one layer says in its current version. */
export interface Layer {
  readonly clientId: string | null;
  readonly categoryId: string | null;
  readonly version: number;
  readonly criteria: readonly CriterionTerms[];
}

/** A criterion that counts for a ticket, and the layer and version which say so. */
export interface CriterionInForce extends CriterionTerms {
  readonly layer: LayerKind;
  readonly version: number;
}

/** Whose ticket it is, and its category's way up to the root, itself first. */
export interface Whereabouts {
  readonly clientId: string;
  readonly categoryPath: readonly string[];
}

export function kindOf({ clientId, categoryId }: Pick<Layer, 'clientId' | 'categoryId'>): LayerKind {
  if (clientId === null) return 'installation';
  return categoryId === null ? 'client' : 'category';
}

/**
 * The criteria that count for a ticket. The nearest layer that names a criterion decides on it alone: a client may add, change or switch off
 * one and keep the others as the installation has them. Those of the installation come first, in its order, then what is added nearer.
 */
export function inForceFor(layers: readonly Layer[], where: Whereabouts): readonly CriterionInForce[] {
  const found = new Map<Criterion, CriterionInForce>();
  for (const layer of reaching(layers, where).toReversed())
    for (const terms of layer.criteria) found.set(terms.criterion, { ...terms, layer: kindOf(layer), version: layer.version });
  return [...found.values()].filter(({ off }) => !off);
}

/** The layers that say something of a ticket, nearest first. */
export function reaching(layers: readonly Layer[], { clientId, categoryPath }: Whereabouts): readonly Layer[] {
  const own = layers.filter((layer) => layer.clientId === clientId);
  return [
    ...categoryPath.flatMap((categoryId) => own.filter((layer) => layer.categoryId === categoryId)),
    ...own.filter((layer) => layer.categoryId === null),
    ...layers.filter((layer) => layer.clientId === null),
  ];
}
