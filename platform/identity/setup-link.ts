import { systemAuthority } from '../authority.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import { hasAdministrator } from './administrators.ts';
import { asOwner } from './as-owner.ts';
import { issueLink, queueForSetup } from './links.ts';

/**
 * A new setup link for whoever starts the desk, good for 24 hours; the one before opens nothing any more. Nothing once somebody
 * administers the desk.
 */
export async function newSetupLink(place: WorkPlace): Promise<{ readonly path: string; readonly expiresAt: Temporal.Instant } | undefined> {
  return inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    await queueForSetup(work);
    await asOwner(work.sql, (sql) => sql.deleteFrom('identity.link').where('purpose', '=', 'setup').execute());
    if (await hasAdministrator(work.sql)) return undefined;
    const { path, expiresAt } = await issueLink(work, 'setup', null);
    return { path, expiresAt };
  });
}
