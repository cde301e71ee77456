import { trackerWorkers } from '../channels/trackers/index.ts';
import type { Config } from '../platform/config.ts';
import { identityWorkers } from '../platform/identity/index.ts';
import type { WorkPlace } from '../platform/in-work.ts';
import { startJobs } from '../platform/jobs/index.ts';
import type { RecordedFact } from '../platform/log/fact.ts';
import { isWanted, startFollowing } from '../platform/log/follow.ts';
import { openNudges } from '../platform/log/nudge.ts';
import { createMailer, type Mailer, mailSettings, mailWorkers } from '../platform/mail/index.ts';
import { allowedOf, callingOut } from '../platform/outbound/index.ts';
import { startRounds } from '../platform/rounds-runner.ts';

/** Listeners, rounds and jobs of one node; of a node that only serves, the nudges for the others. */
export interface BackgroundWork {
  /** Tells of facts that were committed here. */
  nudge(facts: readonly RecordedFact[]): void;
  stop(): Promise<void>;
}

/** The mailer of the settings. Links in mail begin with where people reach the desk. */
export function mailerOf(config: Config, url: string | undefined): Mailer {
  return createMailer({ settings: mailSettings(config.smtpUrl, config.mailFrom), baseUrl: url ?? config.baseUrl ?? localUrl(config) });
}

/** A worker without a base URL in its settings sends links to where the desk is served by default. */
const localUrl = ({ port }: Config): string => `http://localhost:${port}`;

/** Begins what a node does besides answering. */
export async function startBackground(place: WorkPlace, config: Config, mailer: Mailer): Promise<BackgroundWork> {
  if (config.role === 'web') {
    const nudges = openNudges(place.database, () => undefined, place.log);
    return { nudge: (facts) => isWanted(place.program, facts) && nudges.send(), stop: () => nudges.close() };
  }
  const following = startFollowing(place);
  const rounds = startRounds(place);
  const jobs = await startJobs(place, [
    ...mailWorkers(mailer),
    ...identityWorkers(mailer),
    ...trackerWorkers({ mailer, call: callingOut(allowedOf(config.outboundAllowed)) }),
  ]);
  return {
    nudge: following.nudge,
    stop: async () => {
      await Promise.all([following.stop(), rounds.stop(), jobs.stop()]);
      mailer.close();
    },
  };
}
