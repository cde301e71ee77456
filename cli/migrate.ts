import { defineCommand } from './command.ts';
import { deskOptions } from './desk-options.ts';

export const command = defineCommand({
  about:
    'Applies every migration of this version that the database lacks, each in a transaction of its own. Starting the desk and every\n' +
    'other command do the same; this is for whoever wants it done before. Nothing is ever taken back: make a backup first.',
  options: deskOptions,
  examples: ['secondline migrate', 'secondline migrate --database-url postgres://desk@db.example/desk --json'],
  run: async ({ options, output }) => {
    const { withDesk } = await import('./open-desk.ts');
    const { applied } = await withDesk(options, async (desk) => desk);
    output.answer(
      { applied },
      applied.length === 0 ? ['The database is up to date.'] : ['Applied:', ...applied.map((name) => `  ${name}`)],
    );
  },
});
