import type { Command } from './command.ts';

/** A command as the list of all shows it; its file is loaded only when it is called, so that help is there at once. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every command, in the order in which the help lists them. */
export const commands: readonly Listed[] = [
  { name: 'start', summary: 'Serve the desk', load: () => import('./start.ts') },
  { name: 'migrate', summary: 'Bring the database up to this version', load: () => import('./migrate.ts') },
  { name: 'verify', summary: 'Check that no fact and no row was changed', load: () => import('./verify.ts') },
  { name: 'listeners', summary: 'List who hears facts, how far behind, and who is parked', load: () => import('./listeners.ts') },
  { name: 'listeners skip', summary: 'Let a parked listener go on behind a fact', load: () => import('./listeners-skip.ts') },
  { name: 'import events', summary: 'Import another system’s event log as history', load: () => import('./import-events.ts') },
  { name: 'report kpi', summary: 'Count the key figures from the facts', load: () => import('./report-kpi.ts') },
  { name: 'report statement', summary: 'Say which tier used what of a client’s month', load: () => import('./report-statement.ts') },
  { name: 'clock simulate', summary: 'Say when something is due on a calendar, and why', load: () => import('./clock-simulate.ts') },
  { name: 'clock minutes', summary: 'Count the working minutes between two instants', load: () => import('./clock-minutes.ts') },
];
