import { type Module, module } from '../../../platform/module.ts';
import { apply } from './apply.ts';
import { noteCrossedOut, noteRewritten, noteWritten } from './facts.ts';

/** The notebook, with whatever a test adds to it. */
export function notebook(more: Pick<Module, 'apply' | 'hears' | 'rounds'> = {}): Module {
  return module({
    name: 'notebook',
    floor: 'channels',
    needs: ['log'],
    folder: import.meta.dirname,
    schema: 'notebook',
    tells: [noteWritten, noteRewritten, noteCrossedOut],
    apply,
    tablesNotMadeOfFacts: ['heard'],
    ...more,
  });
}
