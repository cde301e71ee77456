import type { VerifyProgress } from '../platform/log/verify/report.ts';
import { defineCommand, FoundWrong } from './command.ts';
import { deskOptions } from './desk-options.ts';

/** What each part of a verification is called while it goes on. */
const phases = {
  chains: 'Checking facts and chains',
  rebuild: 'Rebuilding the tables from facts',
  compare: 'Comparing tables',
  files: 'Reading files',
} as const satisfies Record<VerifyProgress['phase'], string>;

export const command = defineCommand({
  about:
    'Checks that nobody has changed what happened: every fact against its hash, every stream against its chain and head, every sealed\n' +
    'block against its seal and signature. Then it replays all facts into scratch tables and compares them, row by row, with the live\n' +
    'ones, and reads every file that facts name. It works beside a running desk without holding it up, in constant memory, and names the first thing that is wrong.\n' +
    'Ends with 0 when all is well and with 1 when anything is wrong. The public keys are those in the data folder, under keys.',
  options: deskOptions,
  examples: ['secondline verify', 'secondline verify --json'],
  run: async ({ options, output }) => {
    const { withDesk } = await import('./open-desk.ts');
    const { verifyLog } = await import('../platform/log/verify/verify-log.ts');
    let shown: { readonly phase: VerifyProgress['phase']; readonly line: ReturnType<typeof output.progress> } | undefined;
    const report = await withDesk(options, ({ place }) =>
      verifyLog(place, {
        progress: ({ phase, done, of }) => {
          if (shown?.phase !== phase) {
            shown?.line.end();
            shown = { phase, line: output.progress(phases[phase]) };
          }
          shown.line.at(done, of);
        },
      }),
    ).finally(() => shown?.line.end());

    const { facts, streams, seals, unsealedFacts, tables, rows, files, wrong, chainSeconds, rebuildSeconds, fileSeconds } = report;
    const looked = `${many(facts, 'fact')} in ${many(streams, 'stream')}, ${many(seals, 'seal')} (${many(unsealedFacts, 'fact')} not yet sealed), ${chainSeconds} s`;
    const compared = `${many(rows, 'row')} of ${many(tables, 'table')} rebuilt and compared, ${rebuildSeconds} s`;
    const read = `${many(files, 'file')} read and compared, ${fileSeconds} s`;
    if (wrong === undefined) return output.answer(report, [looked, compared, read, 'Nothing is wrong.']);
    output.answer(report, [looked, compared, read, `WRONG: ${wrong.detail} (${wrong.what})`]);
    throw new FoundWrong(wrong.detail);
  },
});

function many(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;
}
