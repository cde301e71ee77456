import { type Block, buildBlock } from './blocks.ts';
import type { CalendarDefinition } from './definition.ts';
import { localHours } from './local-hours.ts';

/** A calendar ready to be asked. Keep it as long as its definition stands: it remembers the months it has worked out. */
export interface Calendar {
  readonly definition: CalendarDefinition;
  /** For the arithmetic of this folder only. */
  readonly blockAt: (index: number) => Block;
}

/** Twenty-two years of blocks, well under a megabyte; older ones are worked out anew when asked for. */
const blocksKept = 256;

/** Makes a definition that `calendarDefinition` has parsed ready for arithmetic. Cheap: months are worked out when first asked for. */
export function compileCalendar(definition: CalendarDefinition): Calendar {
  const hours = localHours(definition);
  return { definition, blockAt: keepingBlocks((index) => buildBlock(definition.zone, hours, index)) };
}

/** Works out each block once and keeps the latest. */
export function keepingBlocks(build: (index: number) => Block): (index: number) => Block {
  const blocks = new Map<number, Block>();
  return (index) => {
    const known = blocks.get(index);
    if (known !== undefined) return known;
    const block = build(index);
    const [oldest] = blocks.size < blocksKept ? [] : blocks.keys();
    if (oldest !== undefined) blocks.delete(oldest);
    blocks.set(index, block);
    return block;
  };
}

/** Around the clock, every day of the year: working time equals time. */
export function alwaysOpen(zone: string): Calendar {
  const day: [string, string][] = [['00:00', '24:00']];
  return compileCalendar({ zone, week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }, holidays: [] });
}
