/** What the embedded server runs with. A caller may change any of these, and none of `guarded`. */
const standard: Readonly<Record<string, string>> = {
  shared_buffers: '256MB',
  wal_level: 'logical',
  max_wal_size: '1GB',
  max_connections: '100',
  // Few standing processes: a desk at rest stays within its memory budget (performance.md P15).
  io_method: 'sync',
  max_logical_replication_workers: '0',
  max_wal_senders: '4',
  max_replication_slots: '4',
  autovacuum_max_workers: '2',
  autovacuum_naptime: '30s',
  // Small, hot rows: compiling queries costs more than it saves, and data lies on flash.
  jit: 'off',
  random_page_cost: '1.1',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Rows carry requesters' words; the log names the trouble without them.
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** What keeps acknowledged writes, and what the launcher itself relies on. */
const guarded: Readonly<Record<string, string>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  restart_after_crash: 'on',
  unix_socket_permissions: '0700',
  logging_collector: 'off',
};

/** Set by the launcher for each start, from where the data lies. */
const launchers: ReadonlySet<string> = new Set([
  'data_directory',
  'config_file',
  'hba_file',
  'ident_file',
  'external_pid_file',
  'listen_addresses',
  'port',
  'unix_socket_directories',
]);

/**
 * The settings of one start, as arguments of the server: they stand above any configuration file and `ALTER SYSTEM`.
 * Refuses to turn off what keeps acknowledged writes (`fsync` stays on, always) or to move what the launcher sets.
 */
export function settingsArguments(asked: Readonly<Record<string, string>>): string[] {
  for (const name of Object.keys(asked)) refuseUnsafe(name);
  const all = { ...standard, ...lowered(asked), ...guarded };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function refuseUnsafe(name: string): void {
  const known = name.toLowerCase();
  if (!/^[a-z_][a-z0-9_.]*$/.test(known)) throw new Error(`"${name}" is not the name of a PostgreSQL setting.`);
  if (known in guarded) throw new Error(`The embedded PostgreSQL always runs with ${known}=${guarded[known]}; it cannot be changed.`);
  if (launchers.has(known)) throw new Error(`${known} is set by the launcher of the embedded PostgreSQL; it cannot be changed.`);
}

function lowered(asked: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).map(([name, value]) => [name.toLowerCase(), value]));
}
