import { after } from 'node:test';
import type { z } from 'zod';
import type { clockWarned } from '../desk/clocks/facts.ts';
import { listNotices, type notice } from '../desk/notices/contract.ts';
import { inviteAgent } from '../estate/people/contract.ts';
import { runJobs } from '../platform/jobs/index.ts';
import { followOnce } from '../platform/log/follow.ts';
import { createMailer, mailSettings, mailWorkers, noteMailServer } from '../platform/mail/index.ts';
import type { Role } from '../platform/permissions.ts';
import { runRounds } from '../platform/rounds-runner.ts';
import { type Desk, openDesk, type Person } from './desk.ts';
import { openMailServer, type Received } from './mail-server.ts';
import { recordWarning } from './warned-clock.ts';

/** A desk whose team at Tier 1 has a lead and whose client a service manager, with a mail server of its own. */
export interface NoticesDesk extends Desk {
  /** Leads the service desk, at Northgate. */
  readonly tess: Person;
  /** Answers for Northgate. */
  readonly sia: Person;
  readonly email: (person: Person) => string;
  /** Records that the resolution clock of this ticket reached a threshold, as the round does. */
  warn(ticketId: string, percent: number, more?: Partial<z.input<typeof clockWarned.payload>>): Promise<string>;
  /** Lets the listeners hear what was recorded. */
  hear(): Promise<void>;
  /** Hands queued mail to the server; answers what it got for people of this test. */
  mailed(): Promise<readonly Received[]>;
  /** Moves the clock and lets every round do what is due. */
  sweepAt(instant: string): Promise<void>;
  bellOf(person: Person): Promise<readonly z.output<typeof notice>[]>;
}

/** Opens a desk for one test; it has a mail server of its own. */
export async function openNoticesDesk(startsAt?: string): Promise<NoticesDesk> {
  const desk = await openDesk(startsAt);
  const { received, mailer } = await openPost();
  await noteMailServer(desk.place, mailer);
  const hire = async (name: string, role: Role, teamIds: readonly string[]): Promise<Person> => {
    const email = `${name.toLowerCase()}.${desk.northgate.id}@secondline.example`;
    const grants = [{ role, clientId: desk.northgate.id }];
    const { agentId } = await desk.does(desk.dana, inviteAgent, { name, email, tier: 1, grants, teamIds: [...teamIds] });
    return { id: agentId, name, authority: { actor: `agent:${agentId}`, personId: agentId, kind: 'agent', grants } };
  };
  const hear = async (): Promise<void> => void (await followOnce(desk.place));
  const tess = await hire('Tess', 'team_lead', [desk.teams.tier1]);
  const sia = await hire('Sia', 'service_manager', []);
  await hear();
  const own = [tess, sia, desk.ada, desk.priya, desk.marta, desk.otto, desk.lee, desk.dana].map(({ id }) => id);
  const accounts = await desk.asDesk((work) =>
    work.sql.selectFrom('identity.account').select(['id', 'email']).where('id', 'in', own).execute(),
  );
  const emails = new Map(accounts.map(({ id, email }) => [id, email ?? '']));
  const addresses = new Set(emails.values());
  const mailed = async () => {
    const before = received.length;
    await runJobs(desk.place, mailWorkers(mailer));
    // Tests before this one may have left mail for people of their own.
    return received.slice(before).filter(({ to }) => to.some((address) => addresses.has(address)));
  };
  await mailed();
  return {
    ...desk,
    tess,
    sia,
    email: ({ id }) => emails.get(id) ?? '',
    warn: (ticketId, percent, more = {}) => desk.asDesk((work) => recordWarning(work, ticketId, { ...more, percent })),
    hear,
    mailed,
    sweepAt: async (instant) => {
      desk.moveClockTo(instant);
      await runRounds(desk.place);
    },
    bellOf: async (person) => (await desk.does(person, listNotices, { limit: 200 })).items,
  };
}

async function openPost() {
  const server = await openMailServer();
  const settings = mailSettings(server.url, 'Service desk <desk@secondline.example>');
  const mailer = createMailer({ settings, baseUrl: 'https://desk.example' });
  after(() => mailer.close());
  return { received: server.received, mailer };
}

/** Lines of a letter as they were before they were packed for the way. */
export const unpacked = ({ text }: Received): string =>
  Buffer.from(
    text.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
