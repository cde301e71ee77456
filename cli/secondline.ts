import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What was compiled once is read the next time: a start is a third quicker. In the installation, where only its owner writes.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
const { runCommand } = await import('./run-command.ts');
process.exitCode = await runCommand(process.argv.slice(2));
