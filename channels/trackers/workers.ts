import type { WorkPlace } from '../../platform/in-work.ts';
import { type Worker, worker } from '../../platform/jobs/index.ts';
import type { Mailer } from '../../platform/mail/index.ts';
import type { CallOut } from '../../platform/outbound/index.ts';
import type { Adapter } from './adapter.ts';
import { deliver } from './deliver.ts';
import { emailBy } from './email.ts';
import { github } from './github.ts';
import { jira } from './jira.ts';
import { deliveryQueue, testQueue } from './queues.ts';
import type { Settings } from './rules.ts';
import { tryConnection } from './try-connection.ts';
import { webhook } from './webhook.ts';

/** What workers speak to the world by. */
export interface Speaking {
  readonly call: CallOut;
  readonly mailer: Mailer;
}

/** Who gives handoffs to connections, and tries connections out. */
export function trackerWorkers(speaking: Speaking): readonly Worker[] {
  const adapters = adaptersOf(speaking.mailer);
  return [
    worker(deliveryQueue, (place: WorkPlace, { deliveryId }, attempt) =>
      deliver(place, { deliveryId, attempt, call: speaking.call, adapters }),
    ),
    worker(testQueue, (place: WorkPlace, { connectionId }, { jobId }) =>
      tryConnection(place, { connectionId, jobId, call: speaking.call, adapters }),
    ),
  ];
}

/** How a connection is spoken to, by its kind. */
export type Adapters = (settings: Settings) => Adapter<Settings>;

function adaptersOf(mailer: Mailer): Adapters {
  const byKind = { jira, github, webhook, email: emailBy(mailer) };
  // Settings of a kind go to that kind's adapter; the table's type cannot say so.
  return ({ kind }) => byKind[kind] as Adapter<Settings>;
}
