import { spawn } from 'node:child_process';

/** Kills of desk, server or both in one run of the story in test/faults, with a seed that no test has. */
const kills = Number(process.env.SECONDLINE_TEST_KILLS ?? 300);
const seed = Number(process.env.SECONDLINE_TEST_SEED ?? Date.now() % 1_000_000);

/** A storm of kills while agents write: every acknowledged ticket is there once, the log holds, and the desk comes back by itself. */
export async function killStorm(): Promise<readonly string[]> {
  const began = performance.now();
  const story = spawn(process.execPath, ['--test', 'test/faults/kills.test.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SECONDLINE_TEST_KILLS: String(kills), SECONDLINE_TEST_SEED: String(seed) },
  });
  let said = '';
  story.stdout.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => story.once('exit', resolve));
  const seconds = (performance.now() - began) / 1_000;
  if (code !== 0) throw new Error(`The story of kills failed with seed ${seed}:\n${said}`);
  const told = /seed .*/.exec(said)?.[0] ?? '';
  return [`Kills (must: nothing acknowledged lost, back within 10 s)`, `  ${told}, ${(seconds / kills).toFixed(1)} s for each`];
}
