import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, test } from 'node:test';
import { modules } from '../cli/modules.ts';
import { floors } from '../platform/module.ts';
import { type SourceFile, sourceFiles, withoutComments } from './source.ts';

/** The shape of the house (architecture.md §11). Each failure says what to do instead. */
const files = sourceFiles();
const code = files.filter((file) => !/(\.test|-test-[a-z]+)\.ts$/.test(file.path) && file.floor !== undefined);
const manifests = new Map(modules.map((module) => [relative(process.cwd(), module.folder), module]));

/** The kernel: what every module stands on without saying so. */
const kernel = ['postgres', 'log', 'http'];

/** What others may import of a module. */
const faces = ['index.ts', 'contract.ts', 'facts.ts', 'rules.ts', 'tables.ts', 'refusals.ts', 'module.ts'];

function expectNone(found: readonly string[], instead: string): void {
  assert.equal(found.length, 0, `${found.join('\n')}\n→ ${instead}`);
}

describe('The shape of the house', () => {
  test('imports run down the floors only', () => {
    const rank = (path: string) => floors.findIndex((floor) => path.startsWith(`${floor}/`));
    const upward = code.flatMap((file) =>
      file.imports.filter((target) => rank(target) > rank(file.path)).map((target) => `${file.path} imports ${target}`),
    );

    expectNone(upward, 'Move what both need down a floor under its own name, or let the higher module hear a fact.');
  });

  test('nothing below imports the web, the tests or the scripts', () => {
    const strays = code.flatMap((file) =>
      file.imports
        .filter((target) => /^(web|test|bench)\//.test(target) || (/^scripts\//.test(target) && file.floor !== 'cli'))
        .map((target) => `${file.path} imports ${target}`),
    );

    expectNone(strays, 'Code that runs in production stands on a floor.');
  });

  test('a module is imported by its face only', () => {
    const inside = code.flatMap((file) =>
      file.imports.filter((target) => isInsideAnotherModule(file, target)).map((target) => `${file.path} imports ${target}`),
    );

    expectNone(inside, `Export it from the module’s index.ts, or import one of ${faces.join(', ')}.`);
  });

  test('a module imports only what its manifest needs', () => {
    const undeclared = code.flatMap((file) => {
      const own = file.module === undefined ? undefined : manifests.get(file.module);
      if (own === undefined) return [];
      return file.imports.flatMap((target) => {
        const other = manifests.get(target.split('/').slice(0, 2).join('/'));
        const declared = other === undefined || other === own || kernel.includes(other.name) || own.needs.includes(other.name);
        return declared ? [] : [`${file.path} imports ${target}`];
      });
    });

    expectNone(undeclared, 'Add the module to needs in module.ts, and see that no circle comes of it.');
  });

  test('only apply.ts writes tables made of facts, and only its own', () => {
    const writes = code.flatMap((file) =>
      [...withoutComments(file.text).matchAll(/(?:insertInto|updateTable|deleteFrom|mergeInto)\('([a-z]+)\.([a-z_0-9]+)/g)].map(
        (match) => ({ file, schema: match[1] ?? '', table: match[2] ?? '' }),
      ),
    );
    const wrong = writes.filter(({ file, schema, table }) => {
      const owner = modules.find((module) => module.schema === schema);
      const own = owner !== undefined && file.path.startsWith(`${relative(process.cwd(), owner.folder)}/`);
      const free = owner?.tablesNotMadeOfFacts?.includes(table) ?? false;
      return !(own && (free || /\/apply[a-z-]*\.ts$/.test(file.path)));
    });

    expectNone(
      wrong.map(({ file, schema, table }) => `${file.path} writes ${schema}.${table}`),
      'Record a fact, and let the owner’s apply.ts make the row of it.',
    );
  });

  test('an applier begins all of its statements before it returns', () => {
    const waiting = code.filter(
      ({ path, text }) => /\/apply[a-z-]*\.ts$/.test(path) && /\bon\(\s*\w+,\s*async\b|\bawait\b[^}]*\bawait\b/.test(withoutComments(text)),
    );

    expectNone(
      waiting.map(({ path }) => path),
      'Answer several statements as a list and wait for none: what follows is sent behind them at once (platform/log/fact.ts).',
    );
  });

  test('nobody but platform/clock.ts asks what time it is', () => {
    const askers = code.filter(
      (file) =>
        file.path !== 'platform/clock.ts' &&
        /Date\.now\(|new Date\(\)|Temporal\.Now|\bnow\(\)(?!\s*[:{])/.test(
          withoutComments(file.text)
            .replaceAll(/clock\.now\(\)/g, '')
            .replaceAll(/performance\.now\(\)/g, ''),
        ) &&
        file.path.endsWith('.ts'),
    );
    const inSql = files.filter(
      (file) => file.path.endsWith('.sql') && /\b(now\(\)|current_timestamp|clock_timestamp)/i.test(withoutComments(file.text)),
    );

    expectNone(
      [...askers, ...inSql].map((file) => file.path),
      'Use work.at, or a Clock handed in.',
    );
  });

  test('only platform/config.ts reads the environment', () => {
    const readers = code.filter((file) => file.path !== 'platform/config.ts' && /process\.env/.test(withoutComments(file.text)));

    expectNone(
      readers.map((file) => file.path),
      'Add the setting to platform/config.ts and hand it in.',
    );
  });

  test('no file is longer than 400 lines', () => {
    expectNone(
      files.filter((file) => file.lines > 401).map((file) => `${file.path}: ${file.lines} lines`),
      'It says more than one thing: split it along those.',
    );
  });

  test('there are no drawers for odds and ends', () => {
    expectNone(
      files.filter((file) => /(^|\/)(services|utils|helpers|types|common)\//.test(file.path)).map((file) => file.path),
      'Give it a folder named by a word of the field.',
    );
  });

  test('every module has a README, a manifest and a test', () => {
    const incomplete = [...manifests.keys()].flatMap((folder) => {
      const tested = files.some((file) => file.path.startsWith(`${folder}/`) && file.path.endsWith('.test.ts'));
      return [
        ...['README.md', 'module.ts'].filter((name) => !existsSync(`${folder}/${name}`)).map((name) => `${folder}/${name}`),
        ...(tested ? [] : [`${folder}/*.test.ts`]),
      ];
    });

    expectNone(incomplete, 'One screen: what it is for, its words, its rules and their sources, facts told and heard.');
  });

  test('every folder of a floor that holds a manifest is in the program', () => {
    const forgotten = files.filter((file) => file.path.endsWith('/module.ts') && file.module !== undefined && !manifests.has(file.module));

    expectNone(
      forgotten.map((file) => file.path),
      'Add it to cli/modules.ts.',
    );
  });
});

function isInsideAnotherModule(file: SourceFile, target: string): boolean {
  const targetModule = target.split('/').slice(0, 2).join('/');
  if (!manifests.has(targetModule) || targetModule === file.module) return false;
  // The kernel's own parts are one house: what stands directly in platform/ holds them together, and so does the command line.
  if (file.floor === 'platform' || file.floor === 'cli' || kernel.some((name) => targetModule === `platform/${name}`)) return false;
  return !faces.includes(target.split('/').slice(2).join('/'));
}
