import { userInfo } from 'node:os';
import { type Authority, commandLineAuthority } from '../platform/authority.ts';
import { type Config, readConfig } from '../platform/config.ts';
import type { WorkPlace } from '../platform/in-work.ts';
import { openLog } from '../platform/telemetry.ts';
import { connect } from './connect.ts';
import type { DeskFlags } from './desk-options.ts';
import { openPlace } from './open-place.ts';

/** The desk as a command sees it. */
export interface OpenDesk {
  readonly place: WorkPlace;
  readonly config: Config;
  /** Whoever runs the command, as the log keeps it: `cli:<account>`. */
  readonly authority: Authority;
  /** Migrations that this command had to apply. */
  readonly applied: readonly string[];
  /** Lets go; the embedded server ends when neither a desk nor another command uses it. */
  close(): Promise<void>;
}

/** Opens the desk for a command, beside a running one and without one; closes it again whatever happens. */
export async function withDesk<Result>(flags: DeskFlags, run: (desk: OpenDesk) => Promise<Result>): Promise<Result> {
  const desk = await openDeskForCommand(flags);
  try {
    return await run(desk);
  } finally {
    await desk.close();
  }
}

/** Opens the desk for a command: it adopts the running embedded server or starts one, and migrates only what is missing. */
export async function openDeskForCommand(flags: DeskFlags): Promise<OpenDesk> {
  const config = readConfig({ dataFolder: flags.data, databaseUrl: flags['database-url'] });
  // A command says itself what it does; the log is for what goes wrong meanwhile.
  const log = openLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const { connection, close } = await connect(config, log);
  try {
    const { place, applied, close: closePlace } = await openPlace(config, connection, log);
    const leave = async (): Promise<void> => {
      await closePlace();
      await close();
    };
    return { place, config, authority: commandLineAuthority(userInfo().username), applied, close: leave };
  } catch (error) {
    await close();
    throw error;
  }
}
