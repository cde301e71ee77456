import { module, serve } from '../../platform/module.ts';
import * as contract from './contract.ts';
import { previewMerge } from './preview-merge.ts';
import { previewPriority } from './preview-priority.ts';
import { previewReopen } from './preview-reopen.ts';

export const previews = module({
  name: 'previews',
  floor: 'desk',
  needs: ['people', 'tickets', 'clocks', 'promises'],
  folder: import.meta.dirname,
  serves: [
    serve(contract.previewMerge, previewMerge),
    serve(contract.previewPriority, previewPriority),
    serve(contract.previewReopen, previewReopen),
  ],
});
