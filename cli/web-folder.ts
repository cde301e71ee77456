import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { webOutput, webSources, webStamp } from '../scripts/web-stamp.ts';
import { Failed } from './command.ts';

const builder = join(import.meta.dirname, '..', 'scripts', 'build-web.ts');

/**
 * The built web, built now when it is missing or older than its sources. A release brings it built and without sources. Vite runs in a
 * process of its own: the desk need not carry it in its memory.
 */
export async function webFolder(tell: (line: string) => void): Promise<string | undefined> {
  const built = existsSync(join(webOutput, 'index.html'));
  if (!existsSync(webSources)) return built ? webOutput : undefined;
  if (built && (await webStamp().isUpToDate())) return webOutput;
  tell(`Building the web ${built ? 'anew, since its sources have changed' : 'once'} …`);
  const status = await new Promise<number | string>((resolve) => {
    const child = spawn(process.execPath, [builder], { stdio: ['ignore', 2, 2] });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
  });
  if (status !== 0) throw new Failed(`The web could not be built (${status}). What Vite says stands above.`);
  return webOutput;
}
