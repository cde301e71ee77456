import { parseArgs } from 'node:util';
import { nearest } from '../platform/nearest.ts';
import { type Command, Failed, FoundWrong, WrongUse } from './command.ts';
import { commands, type Listed } from './commands.ts';
import { helpForAll, helpForCommand, version } from './help.ts';
import { type Output, openOutput, type Sink } from './output.ts';

const done = 0;
const failed = 1;
const wrongUse = 2;

/** Runs what the command line says. Answers what the program ends with: 0 done, 1 failed, 2 wrong use. */
export async function runCommand(words: readonly string[], out: Sink = process.stdout, err: Sink = process.stderr): Promise<number> {
  const json = words.includes('--json');
  const output = openOutput(json, out, err);
  try {
    return await dispatch(words, output);
  } catch (error) {
    if (error instanceof FoundWrong && output.answered()) return failed;
    const { code, lines, facts } = await describeFailure(error);
    for (const line of lines) output.note(line);
    if (json && !output.answered()) output.answer({ error: { ...facts, message: lines[0] } }, []);
    return code;
  }
}

async function dispatch(words: readonly string[], output: Output): Promise<number> {
  const plain = words.filter((word) => word !== '--json');
  const [first, ...rest] = plain;
  if (first === '--version' || first === '-v') return say(output, { version: version() }, [version()]);
  if (first === undefined || first === '--help' || first === '-h' || (first === 'help' && rest.length === 0))
    return listAll(output, commands);
  const asked = first === 'help' ? rest : plain;
  const { listed, remaining } = find(asked);
  const wantsHelp = first === 'help' || remaining.includes('--help') || remaining.includes('-h');
  if (listed === undefined) {
    const group = commands.filter(({ name }) => name.startsWith(`${asked[0]} `));
    if (group.length > 0 && wantsHelp) return listAll(output, group);
    throw unknown(asked, group);
  }
  const { command } = await listed.load();
  if (wantsHelp)
    return say(output, { command: listed.name, summary: listed.summary, about: command.about }, await helpForCommand(listed, command));
  await command.run({ ...parse(listed, command, remaining), output });
  return done;
}

function say(output: Output, document: object, lines: readonly string[]): number {
  output.answer(document, lines);
  return done;
}

function listAll(output: Output, listed: readonly Listed[]): number {
  return say(output, { commands: listed.map(({ name, summary }) => ({ name, summary })) }, helpForAll(listed));
}

/** The longest name that the words begin with: `import events` before `import`. */
function find(words: readonly string[]): { readonly listed: Listed | undefined; readonly remaining: readonly string[] } {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const listed = words.length >= length ? commands.find((one) => one.name === name) : undefined;
    if (listed !== undefined) return { listed, remaining: words.slice(length) };
  }
  return { listed: undefined, remaining: words };
}

function unknown(words: readonly string[], group: readonly Listed[]): WrongUse {
  if (group.length > 0) return new WrongUse(`secondline ${words[0]} needs one more word: ${group.map(({ name }) => name).join(', ')}.`);
  const names = commands.map(({ name }) => name);
  const meant = nearest(words.slice(0, 2).join(' '), names) ?? nearest(words[0] ?? '', names);
  const hint = meant === undefined ? 'secondline help lists all commands.' : `Did you mean secondline ${meant}?`;
  return new WrongUse(`There is no command "${words[0]}". ${hint}`);
}

function parse(
  listed: Listed,
  command: Command,
  words: readonly string[],
): { readonly options: never; readonly values: readonly string[] } {
  const declared = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, short }]) => [name, { type, ...(short !== undefined && { short }) }]),
  );
  const { values, positionals } = parseStrictly(listed, command, declared, words);
  const missing = Object.entries(command.options).find(
    ([name, option]) => option.type === 'string' && option.required === true && values[name] === undefined,
  );
  if (missing !== undefined) throw new WrongUse(`secondline ${listed.name} needs --${missing[0]}. See secondline help ${listed.name}.`);
  const wanted = command.values ?? [];
  const lacking = wanted[positionals.length];
  if (lacking !== undefined) throw new WrongUse(`secondline ${listed.name} needs ${lacking.name}. See secondline help ${listed.name}.`);
  const extra = positionals[wanted.length];
  if (extra !== undefined) throw new WrongUse(`secondline ${listed.name} does not take "${extra}". See secondline help ${listed.name}.`);
  const booleans = Object.entries(command.options).flatMap(([name, { type }]) => (type === 'boolean' ? [[name, false] as const] : []));
  // Shaped by the command's own declaration, which its `run` was checked against.
  return { options: { ...Object.fromEntries(booleans), ...values } as never, values: positionals };
}

function parseStrictly(
  listed: Listed,
  command: Command,
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }>>,
  words: readonly string[],
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { message } = error as Error;
    const flag = /'--?([\w-]+)/.exec(message)?.[1] ?? '';
    const meant = flag in command.options ? undefined : nearest(flag, Object.keys(command.options));
    const hint = meant === undefined ? `See secondline help ${listed.name}.` : `Did you mean --${meant}?`;
    throw new WrongUse(`${(message.split('. To specify')[0] ?? message).replace(/\.?$/, '.')} ${hint}`, { cause: error });
  }
}

interface Failure {
  readonly code: number;
  readonly lines: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What is said of an error: what was expected to go wrong in plain words, anything else with its trace. */
async function describeFailure(error: unknown): Promise<Failure> {
  if (error instanceof WrongUse) return { code: wrongUse, lines: [error.message], facts: { code: 'wrong-use' } };
  if (error instanceof Failed)
    return { code: failed, lines: [error.message, ...error.lines, ...causesOf(error)], facts: { ...error.facts, code: 'failed' } };
  if (!(error instanceof Error)) return { code: failed, lines: [String(error)], facts: { code: 'failed' } };
  // Loaded here: a command that does well needs neither.
  const { ConfigMistake } = await import('../platform/config.ts');
  if (error instanceof ConfigMistake) return { code: wrongUse, lines: error.message.split('\n'), facts: { code: 'wrong-setting' } };
  const { Refused } = await import('../platform/refusal.ts');
  if (error instanceof Refused) {
    const { code, title, advice } = error.kind;
    return { code: failed, lines: [`${title}. ${advice}`, ...factLines(error.facts)], facts: { ...error.facts, code } };
  }
  return { code: failed, lines: [error.message, ...causesOf(error), error.stack ?? ''], facts: { code: 'failed' } };
}

function causesOf({ cause }: Error): readonly string[] {
  return cause instanceof Error ? [`  because: ${cause.message}`, ...causesOf(cause)] : [];
}

function factLines(facts: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(facts).map(([name, value]) => `  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}
