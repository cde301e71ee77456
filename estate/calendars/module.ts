import { module } from '../../platform/module.ts';
import { apply } from './apply.ts';
import { calendarPublished } from './facts.ts';
import { onClientOpened } from './on-client-opened.ts';

export const calendars = module({
  name: 'calendars',
  floor: 'estate',
  needs: ['clients'],
  folder: import.meta.dirname,
  schema: 'calendars',
  tells: [calendarPublished],
  apply,
  hears: { within: [onClientOpened] },
});
