import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Option } from './command.ts';
import type { Listed } from './commands.ts';

/** The program's version, as its package says. */
export function version(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  // Our own package.json.
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** What `secondline` alone says. */
export function helpForAll(listed: readonly Listed[]): readonly string[] {
  return [
    `Secondline ${version()}, a self-hosted IT support desk`,
    '',
    'Usage: secondline COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...columns(listed.map(({ name, summary }) => [name, summary])),
    '',
    'secondline help COMMAND tells more about one. With --json a command prints one JSON document and nothing else.',
    'It ends with 0 when done, 1 when it failed, 2 when it was called wrongly.',
  ];
}

/** What `secondline help COMMAND` says. */
export async function helpForCommand({ name, summary }: Listed, command: Command): Promise<readonly string[]> {
  const values = command.values ?? [];
  const options = Object.entries(command.options);
  const needed = options.flatMap(([flag, option]) => (option.type === 'string' && option.required ? [`--${flag} ${option.takes}`] : []));
  const usage = ['Usage: secondline', name, ...values.map((value) => value.name), ...needed, '[OPTIONS]'].join(' ');
  const general: [string, string][] = [
    ['--json', 'One JSON document on standard output and nothing else'],
    ['-h, --help', 'This'],
  ];
  return [
    summary,
    '',
    usage,
    '',
    command.about,
    '',
    ...(values.length > 0 ? [...columns(values.map((value) => [value.name, value.about])), ''] : []),
    'Options:',
    ...columns([...options.map(([flag, option]): [string, string] => [flagOf(flag, option), option.about]), ...general]),
    ...(command.footnotes === undefined ? [] : ['', ...(await command.footnotes())]),
    ...(command.examples === undefined ? [] : ['', 'Examples:', ...command.examples.map((example) => `  ${example}`)]),
  ];
}

/** Two columns, the first as wide as its widest. */
export function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function flagOf(flag: string, option: Option): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  return option.type === 'string' ? `${short}--${flag} ${option.takes}` : `${short}--${flag}`;
}
