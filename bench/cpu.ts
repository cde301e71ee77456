import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const ticksPerSecond = 100;

/** Processor milliseconds that a process and, with `family`, its children (those ended too) have used. */
export function cpuMilliseconds(processId: number, { family = false } = {}): number {
  const own = statOf(processId);
  if (own === undefined) throw new Error(`Process ${processId} is gone: its processor time cannot be measured`);
  let ticks = own.used;
  if (family) {
    ticks += own.usedByEnded;
    for (const name of readdirSync('/proc')) {
      const child = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
      if (child?.parent === processId) ticks += child.used;
    }
  }
  return (ticks * 1000) / ticksPerSecond;
}

/** Resident memory of a process in MiB; with `family`, private memory of its children too, shared buffers counted once. */
export function residentMebibytes(processIds: readonly number[]): number {
  const kibibytes = processIds.map((id) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? Number.NaN),
  );
  return kibibytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** A process and its children. */
export function familyOf(processId: number): readonly number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(Number(name))?.parent === processId);
  return [processId, ...children.map(Number)];
}

function statOf(processId: number): { readonly parent: number; readonly used: number; readonly usedByEnded: number } | undefined {
  try {
    const text = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; the numbers come after it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [fields[1], fields[11], fields[12], fields[13], fields[14]];
    return { parent, used: user + system, usedByEnded: endedUser + endedSystem };
  } catch {
    return undefined;
  }
}
