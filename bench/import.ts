import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { importEventLog } from '../channels/importers/import-events.ts';
import { parseMap } from '../channels/importers/parse-map.ts';
import { openClient } from '../estate/clients/contract.ts';
import { systemAuthority } from '../platform/authority.ts';
import { type BenchedDesk, does } from './benched-desk.ts';
import { cpuMilliseconds } from './cpu.ts';

/** Rows of the two files: memory must be the same, ten times the time is fair. */
const sizes = [20_000, 200_000] as const;
const rowsPerTicket = 6;
/** What is only garbage says nothing about memory: it is collected before each look. */
const rowsPerLook = 2_000;
setFlagsFromString('--expose-gc');
// Node gives the function under this name to new contexts once the flag is set.
const collect = runInNewContext('gc') as () => void;

const map = parseMap(
  JSON.stringify({
    source: 'bench',
    zone: 'UTC',
    columns: {
      ticket: 'id',
      order: 'nr',
      openedAt: 'opened',
      updatedAt: 'at',
      state: 'state',
      requester: 'who',
      team: 'team',
      assignee: 'agent',
    },
    title: 'Ticket {id}',
    states: { new: 'new', open: 'in_progress', wait: 'pending requester', done: 'resolved', closed: 'closed' },
    tiers: { default: 2, exceptions: { 'Team 0': 1 } },
  }),
);

/** History of another system into an empty client, from a file made on the way: rows a second, CPU, and the memory it takes at each size. */
export async function importRows({ place, server }: BenchedDesk): Promise<readonly string[]> {
  const lines = [`Import an event log (must: 1M tickets with 3M updates in 20 min, in constant memory)`];
  for (const [index, rows] of sizes.entries()) {
    const { clientId } = await does(place, openClient, { name: `Imported ${index}`, code: `IM${index}`, timeZone: 'UTC' });
    const used = () => cpuMilliseconds(process.pid) + cpuMilliseconds(server.processId, { family: true });
    const heaps: number[] = [];
    let looked = 0;
    const [before, began] = [used(), performance.now()];
    const report = await importEventLog(place, {
      authority: { ...systemAuthority, grants: [{ clientId, role: 'desk_admin' }] },
      order: { clientId, timeZone: 'UTC', map },
      bytes: file(rows),
      dryRun: false,
      progress: ({ rows: done }) => {
        if (Math.abs(done - looked) < rowsPerLook) return;
        looked = done;
        collect();
        heaps.push(process.memoryUsage().heapUsed / 2 ** 20);
      },
    });
    const seconds = (performance.now() - began) / 1_000;
    if (report.imported !== rows) throw new Error(`${report.imported} of ${rows} rows were imported`);
    const fifths = Array.from({ length: 5 }, (_, part) =>
      Math.max(0, ...heaps.slice((heaps.length * part) / 5, (heaps.length * (part + 1)) / 5)).toFixed(0),
    );
    lines.push(
      `  ${rows.toLocaleString('en').padStart(9)} rows  ${(rows / seconds).toFixed(0).padStart(6)} rows/s  ${((used() - before) / rows).toFixed(2)} CPU ms/row  heap kept, at most in each fifth: ${fifths.join(' ')} MiB`,
    );
  }
  return lines;
}

/** A log as it goes by time: each ticket's rows lie far apart. The same for the same size. */
async function* file(rows: number): AsyncGenerator<Uint8Array> {
  const tickets = Math.ceil(rows / rowsPerTicket);
  const states = ['new', 'open', 'wait', 'open', 'done', 'closed'] as const;
  yield Buffer.from('id,nr,opened,at,state,who,team,agent\n');
  for (let row = 0; row < rows; row += 1) {
    const [ticket, turn] = [row % tickets, Math.floor(row / tickets)];
    const team = turn === 0 ? 0 : (ticket + (turn > 2 ? 1 : 0)) % 9;
    yield Buffer.from(
      `T${ticket},${turn},2026-01-05 09:00:00,2026-01-${String(5 + turn).padStart(2, '0')} 1${turn}:00:00,${states[turn]},Person ${ticket % 500},Team ${team},${turn === 0 ? '' : `Agent ${ticket % 40}`}\n`,
    );
  }
}
