import { after } from 'node:test';
import type { z } from 'zod';
import { addConnection } from '../channels/trackers/contract.ts';
import { trackerWorkers } from '../channels/trackers/index.ts';
import { runJobs } from '../platform/jobs/index.ts';
import { createMailer, mailSettings, noteMailServer } from '../platform/mail/index.ts';
import { allowedOf, callingOut } from '../platform/outbound/index.ts';
import { raisedToTier3 } from './handoff-desk.ts';
import { openMailServer } from './mail-server.ts';
import { openPortalDesk } from './portal-desk.ts';

type NewConnection = z.input<typeof addConnection.input>;

/** A ticket raised to Tier 3 on a desk that may call these stubs, and mails by a server of its own. */
export async function openTrackerDesk(...allowed: readonly string[]) {
  const desk = await openPortalDesk('2026-03-02T09:00:00Z');
  const server = await openMailServer();
  const mailer = createMailer({ settings: mailSettings(server.url, 'Service desk <desk@secondline.example>'), baseUrl: desk.url });
  after(() => mailer.close());
  await noteMailServer(desk.place, mailer);
  const raised = await raisedToTier3(desk);
  const workers = trackerWorkers({ call: callingOut(allowedOf(allowed.join(','))), mailer });
  return {
    ...desk,
    ...raised,
    received: server.received,
    connect: (connection: Omit<NewConnection, 'clientId'>) =>
      desk.does(desk.dana, addConnection, { ...connection, clientId: desk.northgate.id }),
    /** Does what waits in the background; answers whether something failed and waits to be tried again. */
    work: async (): Promise<boolean> => {
      try {
        await runJobs(desk.place, workers);
        return false;
      } catch {
        return true;
      }
    },
  };
}
