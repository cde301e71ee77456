import type { Applier, FactKind } from './log/fact.ts';
import type { AfterListener, WithinListener } from './log/listeners.ts';
import { floors, type Module, type ServedOperation } from './module.ts';
import type { Round } from './rounds.ts';

/** All modules put together: what the kernel looks things up in. */
export interface Program {
  /** In the order of floors and needs: what is needed comes first. */
  readonly modules: readonly Module[];
  readonly kinds: ReadonlyMap<string, FactKind>;
  readonly appliers: ReadonlyMap<string, readonly Applier[]>;
  readonly within: readonly WithinListener[];
  readonly after: readonly AfterListener[];
  readonly rounds: readonly Round[];
  readonly operations: readonly ServedOperation[];
}

/** Puts modules together, lowest floor first. Two modules telling one fact, or serving one operation, is a mistake in the program. */
export function program(modules: readonly Module[]): Program {
  const ordered = inOrder(modules);
  const kinds = new Map<string, FactKind>();
  for (const kind of ordered.flatMap((module) => module.tells ?? [])) {
    if (kinds.has(kind.name)) throw new Error(`The fact ${kind.name} is told by two modules`);
    kinds.set(kind.name, kind);
  }
  const operations = ordered.flatMap((module) => module.serves ?? []);
  const names = new Set<string>();
  for (const { operation } of operations) {
    if (names.has(operation.name)) throw new Error(`The operation ${operation.name} is served twice`);
    names.add(operation.name);
  }
  return {
    modules: ordered,
    kinds,
    appliers: Map.groupBy(
      ordered.flatMap((module) => module.apply ?? []),
      (applier) => applier.kind.name,
    ),
    within: ordered.flatMap((module) => module.hears?.within ?? []),
    after: ordered.flatMap((module) => module.hears?.after ?? []),
    rounds: ordered.flatMap((module) => module.rounds ?? []),
    operations,
  };
}

function inOrder(modules: readonly Module[]): readonly Module[] {
  const byName = new Map(modules.map((module) => [module.name, module]));
  const placed = new Set<Module>();
  const place = (module: Module, path: readonly string[]): void => {
    if (placed.has(module)) return;
    if (path.includes(module.name)) throw new Error(`Modules need each other in a circle: ${[...path, module.name].join(' → ')}`);
    for (const need of module.needs) {
      const needed = byName.get(need);
      if (needed === undefined) throw new Error(`${module.name} needs ${need}, which is not there`);
      place(needed, [...path, module.name]);
    }
    placed.add(module);
  };
  for (const floor of floors) for (const module of modules) if (module.floor === floor) place(module, []);
  return [...placed];
}
