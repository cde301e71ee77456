import type { ApartHandler } from '../../platform/module.ts';
import type { importHolidays as operation } from './contract.ts';
import { holidaysInFile } from './holidays-in-file.ts';

/** Reads holidays from an iCal file that was sent as the body. It touches no table, so no transaction stands open meanwhile. */
export const importHolidays: ApartHandler<typeof operation> = async (_place, asked, { bytes }) => {
  const { items, leftOut } = await holidaysInFile(bytes, asked);
  return { items: [...items], leftOut: [...leftOut] };
};
