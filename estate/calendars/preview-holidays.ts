import type { Handler } from '../../platform/module.ts';
import type { previewHolidays as operation } from './contract.ts';
import { holidaysOfPlace } from './holidays-of-place.ts';

/** The holidays of a country or region, for somebody to choose from. Nothing is saved. */
export const previewHolidays: Handler<typeof operation> = async (_work, { country, region, firstYear, years }) => {
  const items = await holidaysOfPlace(
    { country, region },
    Array.from({ length: years }, (_, index) => firstYear + index),
  );
  return { items: [...items] };
};
