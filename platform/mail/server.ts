import { systemAuthority } from '../authority.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import type { Work } from '../work.ts';
import type { Mailer } from './mailer.ts';

/** Notes what the program was started with, so that every node and command knows whether mail goes out, and what links begin with. */
export async function noteMailServer(place: WorkPlace, { configured, baseUrl }: Pick<Mailer, 'configured' | 'baseUrl'>): Promise<void> {
  await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    const row = { configured, base_url: new URL(baseUrl).origin, noted_at: work.at };
    await work.sql
      .insertInto('mail.server')
      .values(row)
      .onConflict((conflict) => conflict.column('single').doUpdateSet(row))
      .execute();
  });
}

/** Whether mail goes out. When it does not, links are there to be copied. */
export async function mailConfigured({ sql }: Pick<Work, 'sql'>): Promise<boolean> {
  const server = await sql.selectFrom('mail.server').select('configured').executeTakeFirst();
  return server?.configured ?? false;
}

/** What links begin with: from the settings, never from a request's Host header (A49). Nothing before the first start. */
export async function baseUrl({ sql }: Pick<Work, 'sql'>): Promise<string | undefined> {
  const server = await sql.selectFrom('mail.server').select('base_url').executeTakeFirst();
  return server?.base_url;
}
