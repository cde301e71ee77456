import type { Output } from './output.ts';

/** A flag of a command. */
export type Option =
  | { readonly type: 'boolean'; readonly about: string; readonly short?: string }
  | {
      readonly type: 'string';
      readonly about: string;
      readonly short?: string;
      /** What stands for the value in the help: `FILE`. */
      readonly takes: string;
      readonly required?: true;
    };

type Options = Readonly<Record<string, Option>>;

/** What the flags of a command hold once it was called. */
export type Values<Declared extends Options> = {
  readonly [Name in keyof Declared]: Declared[Name] extends { readonly type: 'boolean' }
    ? boolean
    : Declared[Name] extends { readonly required: true }
      ? string
      : string | undefined;
};

/** How a command was called. */
export interface Call<Declared extends Options = Options> {
  readonly options: Values<Declared>;
  readonly values: readonly string[];
  readonly output: Output;
}

/** What stands on the command line without a flag, in order. */
export interface Value {
  /** As the help shows it: `FILE`. */
  readonly name: string;
  readonly about: string;
}

/** One command, one file. */
export interface Command<Declared extends Options = Options> {
  /** What it does, for its own help: a paragraph or a few. */
  readonly about: string;
  readonly options: Declared;
  /** All of them are needed, and no more are taken. */
  readonly values?: readonly Value[];
  /** Lines for the help, each a whole command. */
  readonly examples?: readonly string[];
  /** More for the help, such as the settings that it reads. */
  readonly footnotes?: () => Promise<readonly string[]>;
  /** Does it. Whatever it throws ends the program with 1, and wrong use with 2. */
  readonly run: (call: Call<Declared>) => Promise<void>;
}

/** Declares a command. */
export function defineCommand<const Declared extends Options>(command: Command<Declared>): Command {
  // Flags are parsed by the command's own declaration before `run` sees them.
  return command as unknown as Command;
}

/** The command was called in a way that it cannot be: the program ends with 2 and says how to call it. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** Something expected went wrong, told as it is, without a trace: the program ends with 1. */
export class Failed extends Error {
  override readonly name = 'Failed';
  /** Lines for people below the message. */
  readonly lines: readonly string[];
  /** What a program reads beside the message. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    { lines = [], facts = {}, ...options }: ErrorOptions & { readonly lines?: readonly string[]; readonly facts?: object } = {},
  ) {
    super(message, options);
    this.lines = lines;
    this.facts = { ...facts };
  }
}

/** The work was done, the answer was given, and it is a bad one: the program ends with 1 and says no more. */
export class FoundWrong extends Error {
  override readonly name = 'FoundWrong';
}
