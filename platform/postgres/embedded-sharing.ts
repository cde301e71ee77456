import type { EmbeddedServer } from './embedded.ts';
import { embeddedUser } from './embedded-cluster.ts';
import type { Ground } from './embedded-ground.ts';
import { takeHold } from './embedded-hold.ts';
import { boundLog } from './embedded-log.ts';

const logLookMilliseconds = 60_000;

/** The server as its users see it, for as long as this process holds it. */
export async function shareServer(ground: Ground, logPath: string, log: (line: string) => void): Promise<EmbeddedServer> {
  const hold = await takeHold(ground, log);
  const boundingLog = setInterval(() => boundLog(logPath).catch((error) => log(String(error))), logLookMilliseconds).unref();
  const password = ground.password === undefined ? {} : { password: ground.password };
  const address = () => ({ host: ground.hostOf(hold.owner()), port: hold.owner().port, user: embeddedUser, ...password });

  let stopped: Promise<void> | undefined;
  return {
    user: embeddedUser,
    ...password,
    adopted: hold.adopted,
    get host() {
      return address().host;
    },
    get port() {
      return address().port;
    },
    get processId() {
      return hold.owner().processId;
    },
    connectionTo: (database) => ({ ...address(), database }),
    stop: () => {
      clearInterval(boundingLog);
      stopped ??= hold.letGo();
      return stopped;
    },
  };
}
