import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDoor } from '../platform/identity/index.ts';
import { type BenchedDesk, listening } from './benched-desk.ts';
import { familyOf, residentMebibytes } from './cpu.ts';
import { wordsOf } from './words-of.ts';

/** P14: from the command to the first answered request, on data that exists, and the very first start. */
export async function p14(_desk: BenchedDesk): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-start-'));
  try {
    const first = await startSeconds(folder);
    const later: number[] = [];
    for (let run = 0; run < 5; run += 1) later.push(await startSeconds(folder));
    later.sort((one, other) => one - other);
    return [
      'P14 start to the first page (must: 2 s, remarkable: 0.8 s; first ever 3 s)',
      `  existing data    median ${(later[2] ?? Number.NaN).toFixed(2)} s  (${later.map((one) => one.toFixed(2)).join(', ')})`,
      `  first ever       ${first.toFixed(2)} s`,
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** P15: memory of the application and of its PostgreSQL, shared pages counted once. */
export async function p15({ desk, server }: BenchedDesk): Promise<readonly string[]> {
  if (desk.pid === undefined) throw new Error('The desk did not start');
  const application = residentMebibytes([desk.pid]);
  const database = residentMebibytes(familyOf(server.processId));
  return [
    'P15 memory after what was measured before (must: 350 MiB application; remarkable: 200, 300 in all)',
    `  application      ${application.toFixed(0)} MiB`,
    `  PostgreSQL       ${database.toFixed(0)} MiB`,
  ];
}

/** P19: an API token checked, from the cache of the door. */
export async function p19({ place, token }: BenchedDesk): Promise<readonly string[]> {
  const door = createDoor(place);
  const checks = 20_000;
  await door.byToken(token);
  const before = process.cpuUsage();
  for (let number = 0; number < checks; number += 1)
    if ((await door.byToken(token)) === undefined) throw new Error('The token was not known');
  const used = process.cpuUsage(before);
  return ['P19 API token check (must: 0.05 CPU ms)', `  warm             ${((used.user + used.system) / 1000 / checks).toFixed(4)} CPU ms`];
}

async function startSeconds(folder: string): Promise<number> {
  const began = performance.now();
  const desk = spawn(process.execPath, ['scripts/run.js', 'cli/secondline.ts', 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SECONDLINE_DATA: folder, PORT: '0', HOST: '127.0.0.1' },
  });
  const url = await wordsOf(desk.stdout, listening);
  const answer = await fetch(`${url.replace('localhost', '127.0.0.1')}/`, { headers: { accept: 'text/html' } });
  if (!answer.ok) throw new Error(`The first page answered ${answer.status}`);
  const seconds = (performance.now() - began) / 1000;
  desk.kill('SIGTERM');
  await new Promise((resolve) => desk.once('exit', resolve));
  return seconds;
}
