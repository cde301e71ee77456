import { defineCommand, Failed } from './command.ts';
import { deskOptions } from './desk-options.ts';

export const command = defineCommand({
  about:
    'Lets a parked listener go on behind the fact it failed on. It will never hear that fact, and what it would have done for it is left\n' +
    'undone. That it was skipped is a fact, with who decided. A running desk goes on within a second.',
  values: [{ name: 'NAME', about: 'The listener, as secondline listeners names it' }],
  options: deskOptions,
  examples: ['secondline listeners skip portal-on-promise-told', 'secondline listeners skip portal-on-promise-told --json'],
  run: async ({ options, values, output }) => {
    const [name = ''] = values;
    const { withDesk } = await import('./open-desk.ts');
    const { inWork } = await import('../platform/in-work.ts');
    const { nearest } = await import('../platform/nearest.ts');
    const { skipParked } = await import('../platform/log/skip-parked.ts');
    const skipped = await withDesk(options, ({ place, authority }) => {
      const names = place.program.after.map((each) => each.name);
      const listener = place.program.after.find((each) => each.name === name);
      const meant = nearest(name, names);
      const hint = meant === undefined ? 'secondline listeners lists them.' : `Did you mean ${meant}?`;
      if (listener === undefined) throw new Failed(`There is no listener called ${name}. ${hint}`, { facts: { listener: name } });
      return inWork(place, { authority, reach: '*' }, (work) => skipParked(work, listener));
    });
    const { version, stream } = skipped;
    output.answer({ listener: name, skipped }, [`${name} goes on behind ${skipped.name}, version ${version} of stream ${stream}.`]);
  },
});
