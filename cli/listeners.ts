import { defineCommand } from './command.ts';
import { deskOptions } from './desk-options.ts';

export const command = defineCommand({
  about:
    'Lists every listener that hears facts after they were recorded: how many facts for it it has not heard yet, and whether it is parked.\n' +
    'A listener is parked when the same fact failed ten times; it waits there, the others go on. Mend the reason and start a desk that\n' +
    'can take the fact, or skip it: secondline listeners skip NAME.',
  options: deskOptions,
  examples: ['secondline listeners', 'secondline listeners --json'],
  run: async ({ options, output }) => {
    const { withDesk } = await import('./open-desk.ts');
    const { listListeners } = await import('../platform/log/list-listeners.ts');
    const listeners = await withDesk(options, ({ place }) => listListeners(place.database.sql, place.program.after));
    const parked = listeners.filter(({ parkedAt }) => parkedAt !== null).length;
    output.answer({ parked, listeners }, [
      ...listeners.flatMap(({ listener, behind, failures, lastError, parkedAt }) => [
        `${listener}: ${behind === null ? 'not begun yet' : `${behind.toLocaleString('en')} behind`}${parkedAt === null ? '' : `, PARKED since ${parkedAt.toString()}`}`,
        ...(failures > 0 ? [`  failed ${failures} times: ${lastError ?? ''}`] : []),
      ]),
      parked === 0 ? 'None is parked.' : `${parked} parked. secondline listeners skip NAME lets one go on behind the fact it failed on.`,
    ]);
  },
});
