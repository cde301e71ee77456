import type { Handler } from '../../platform/module.ts';
import type { listHolidayPlaces as operation } from './contract.ts';
import { holidayPlaces } from './holidays-of-place.ts';

/** The countries whose holidays are known, or the regions of one. */
export const listHolidayPlaces: Handler<typeof operation> = async (_work, { country }) => ({ items: [...(await holidayPlaces(country))] });
