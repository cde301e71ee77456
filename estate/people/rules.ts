import { z } from 'zod';
import type { Grant } from '../../platform/authority.ts';

/** The access level at which work is done (domain.md §1). */
export const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Tier = z.infer<typeof tier>;

/** A skill and how well somebody has it: 1 to 5. */
export interface Skill {
  readonly skill: string;
  readonly level: number;
}

/** Each skill once, at the level named last, however it is capitalized. */
export function differentSkills(skills: readonly Skill[]): readonly Skill[] {
  return [...new Map(skills.map((one) => [one.skill.toLowerCase(), one])).values()];
}

/** Whether both are the same skills at the same levels, in whatever order. */
export function sameSkills(standing: readonly Skill[], wanted: readonly Skill[]): boolean {
  return (
    standing.length === wanted.length &&
    wanted.every(({ skill, level }) => standing.some((one) => one.skill === skill && one.level === level))
  );
}

/** Whether this grant is one of these. */
export function isAmong(grants: readonly Grant[], { role, clientId }: Grant): boolean {
  return grants.some((one) => one.role === role && one.clientId === clientId);
}

/** Each grant once, however often it was named. */
export function differentGrants(grants: readonly Grant[]): readonly Grant[] {
  return grants.filter((grant, index) => !isAmong(grants.slice(0, index), grant));
}

/** Whether both give the same access. */
export function sameAccess(standing: readonly Grant[], wanted: readonly Grant[]): boolean {
  return wanted.every((grant) => isAmong(standing, grant)) && standing.every((grant) => isAmong(wanted, grant));
}
