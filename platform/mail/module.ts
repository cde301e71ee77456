import { prepareQueues } from '../jobs/index.ts';
import { module } from '../module.ts';
import { mailQueue } from './send-mail.ts';

export const mail = module({
  name: 'mail',
  floor: 'platform',
  needs: ['jobs'],
  folder: import.meta.dirname,
  schema: 'mail',
  tablesNotMadeOfFacts: ['server'],
  prepare: (database) => prepareQueues(database, [mailQueue]),
});
