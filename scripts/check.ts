import { spawnSync } from 'node:child_process';

/** Everything that can be said about the code without running the desk: types, style, written files, dead code, the shape. */
const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', 'tsc', ['-p', '.', '--noEmit']],
  ['style', 'biome', ['check', '--error-on-warnings', '.']],
  ['dead code', 'knip', ['--no-config-hints']],
  ['tables written', process.execPath, ['scripts/tables.ts', '--check']],
  ['OpenAPI written', process.execPath, ['scripts/openapi.ts', '--check']],
  ['event map schema written', process.execPath, ['scripts/event-map-schema.ts', '--check']],
  ['permissions written', process.execPath, ['scripts/permissions.ts', '--check']],
  ['shape', process.execPath, ['--test', '--test-reporter=dot', 'test/architecture.test.ts']],
];

let failed = 0;
for (const [name, command, parameters] of checks) {
  const { status, stdout, stderr } = spawnSync(command, parameters, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  if (status === 0) continue;
  failed += 1;
  console.log(`${stdout}\n${stderr}`.trim().slice(0, 20_000));
}
process.exitCode = failed === 0 ? 0 : 1;
