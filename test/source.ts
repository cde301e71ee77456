import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { floors } from '../platform/module.ts';

/** One file of our own source, with what it imports of our own. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Paths from the root of the project. */
  readonly imports: readonly string[];
  /** The floor it stands on: the first folder, when that is one. */
  readonly floor: string | undefined;
  /** `desk/tickets`: the module's folder, on floors that have modules. */
  readonly module: string | undefined;
}

/** Every TypeScript, SQL and CSS file that somebody wrote by hand. */
export function sourceFiles(): readonly SourceFile[] {
  const paths = globSync('{platform,estate,desk,noc,oversight,channels,cli,web,test,bench,scripts}/**/*.{ts,tsx,sql,css}').filter(
    (path) => !path.endsWith('/tables.ts'),
  );
  return paths.sort().map(read);
}

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) => match[1] ?? '');
  const parts = path.split('/');
  const floor = floors.find((one) => one === parts[0]);
  const hasModules = floor !== undefined && floor !== 'cli' && parts.length > 2;
  return {
    path,
    text,
    lines: text.split('\n').length,
    imports: specifiers.map((specifier) => normalize(join(dirname(path), specifier))),
    floor,
    module: hasModules ? `${parts[0]}/${parts[1]}` : undefined,
  };
}

/** The text without comments, so that a rule about code is not tripped by a sentence about it. */
export function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1')
    .replaceAll(/(^|\s)--.*$/gm, '$1');
}
