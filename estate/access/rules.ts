import { z } from 'zod';
import { line } from '../../platform/wire.ts';
import { type Tier, tier } from '../people/rules.ts';

/** Something that can be done on a system, and who may: whole tiers, and people by name. */
export const systemAction = z.strictObject({
  actionId: z.uuid(),
  name: line(120),
  tiers: z.array(tier).max(3),
  agentIds: z.array(z.uuid()).max(50),
});
export type SystemAction = z.output<typeof systemAction>;

/** More actions than this on one system are another system's. */
export const mostActions = 60;

/** A system as the map has it. */
export interface MappedSystem {
  readonly clientId: string | null;
  readonly name: string;
  readonly owner: string;
  readonly actions: readonly SystemAction[];
}

/** Who asks: the tier that works on it, and the person, where one is known. */
export interface Asker {
  readonly tier: Tier;
  readonly agentId: string | undefined;
}

/** Whether somebody may: by their tier, or by name. */
export function mayDo({ tiers, agentIds }: Pick<SystemAction, 'tiers' | 'agentIds'>, { tier: own, agentId }: Asker): boolean {
  return tiers.includes(own) || (agentId !== undefined && agentIds.includes(agentId));
}

/** What the map says of a right on a system: it is lacking, it is there, or neither is known. */
export const mapSays = z.enum(['lacking', 'allowed', 'not_on_map']);

export interface Answer {
  readonly says: z.infer<typeof mapSays>;
  /** Who owns the system; null where nobody is known. */
  readonly owner: string | null;
}

/**
 * What the map says of a right that somebody names in words. Names are compared without regard to case; a client's own system
 * comes before the desk's of the same name. A right that is not on the map of a system still has the system's owner.
 */
export function answerOf(
  systems: readonly MappedSystem[],
  asked: { readonly system: string; readonly right: string },
  asker: Asker,
): Answer {
  const named = systems.filter(({ name }) => sameName(name, asked.system));
  const system = named.find(({ clientId }) => clientId !== null) ?? named[0];
  if (system === undefined) return { says: 'not_on_map', owner: null };
  const action = system.actions.find(({ name }) => sameName(name, asked.right));
  if (action === undefined) return { says: 'not_on_map', owner: system.owner };
  return { says: mayDo(action, asker) ? 'allowed' : 'lacking', owner: system.owner };
}

export interface Fault {
  readonly pointer: `#${string}`;
  readonly detail: string;
}

/** What is wrong with the actions of a system, each with where and what to write instead; empty when they can be kept. */
export function faultsOf(actions: readonly Pick<SystemAction, 'name' | 'tiers'>[]): readonly Fault[] {
  return actions.flatMap(({ name, tiers }, index) => [
    ...(actions.findIndex((other) => sameName(other.name, name)) < index
      ? [{ pointer: `#/actions/${index}/name` as const, detail: 'Another action of this system has this name.' }]
      : []),
    ...(new Set(tiers).size < tiers.length ? [{ pointer: `#/actions/${index}/tiers` as const, detail: 'Name each tier once.' }] : []),
  ]);
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
