import { spawnSync } from 'node:child_process';
import { enterOnWindows, isUsedOnWindows } from './embedded-windows-lock.ts';

/**
 * The guard on Windows: waits until the process that started it ends, however it ends, and shuts the server down when
 * nobody else uses it. Exits with 3 when others do.
 */
const [folder = '', cluster = '', program = ''] = process.argv.slice(2);

for await (const _ of process.stdin) {
  // Nothing is ever said on the pipe; only its end counts.
}

const entrance = await enterOnWindows(folder);
const used = await isUsedOnWindows(folder);
if (!used) spawnSync(program, ['stop', '-D', cluster, '-m', 'fast', '-w'], { stdio: 'ignore', windowsHide: true });
entrance.release();
process.exit(used ? 3 : 0);
