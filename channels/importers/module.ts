import { module, serveApart } from '../../platform/module.ts';
import { importEvents } from './contract.ts';
import { serveImportEvents } from './serve-import-events.ts';

export const importers = module({
  name: 'importers',
  floor: 'channels',
  needs: ['clients', 'people', 'tickets', 'clocks', 'identity'],
  folder: import.meta.dirname,
  schema: 'importers',
  serves: [serveApart(importEvents, serveImportEvents)],
  tablesNotMadeOfFacts: ['staged_row'],
});
