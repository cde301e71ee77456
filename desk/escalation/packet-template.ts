import { type PacketItem, packetThreshold } from './packet.ts';

/** What a packet must hold before it is sent without a reason. */
export interface PacketTemplate {
  /** Items that must be whole, however many others are. */
  readonly required: readonly PacketItem[];
  /** How many of the seven must be whole. */
  readonly whole: number;
}

/** A template as it stands: of a category, or of all; of a client, or of the desk. */
export interface StandingTemplate extends PacketTemplate {
  readonly clientId: string | null;
  readonly categoryId: string | null;
  readonly version: number;
}

/** Where nobody wrote a template: six of seven, whichever. */
export const builtInTemplate: PacketTemplate = { required: [], whole: packetThreshold };

/**
 * The template that counts for a ticket: of its own category, else of the nearest one above it, else the one for all; at each of them the
 * client's before the desk's. `path` are the category and those above it, the nearest first.
 */
export function nearestTemplate(
  templates: readonly StandingTemplate[],
  { clientId, path }: { readonly clientId: string; readonly path: readonly string[] },
): StandingTemplate | undefined {
  for (const categoryId of [...path, null]) {
    const here = templates.filter((one) => one.categoryId === categoryId && (one.clientId === clientId || one.clientId === null));
    const nearest = here.find((one) => one.clientId !== null) ?? here[0];
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}
