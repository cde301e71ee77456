import { z } from 'zod';

/** The access level at which work is done (domain.md §1). */
export const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Tier = z.infer<typeof tier>;
