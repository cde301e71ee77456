/** Where a command says things. Standard output is for what was asked for, standard error for everything else. */
export interface Output {
  /** Whether a program listens: then standard output holds exactly one JSON document. */
  readonly json: boolean;
  /** A line for people, on standard output; left out where a program listens. */
  say(line: string): void;
  /** A line for people that is no part of the answer, on standard error. */
  note(line: string): void;
  /** The answer: the document for programs, the lines for people. Said at most once. */
  answer(document: unknown, lines: readonly string[]): void;
  /** Shows how far a long work is, on a terminal; `total` is left out while nobody knows it. */
  progress(what: string): Progress;
}

/** A line that moves on a terminal and is nowhere else. */
export interface Progress {
  at(done: number, total?: number): void;
  end(): void;
}

/** What of a stream an output needs. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const barWidth = 24;
/** Redrawing more often than this is only flicker. */
const redrawMilliseconds = 100;

/** Opens the output of one command. */
export function openOutput(
  json: boolean,
  out: Sink = process.stdout,
  err: Sink = process.stderr,
): Output & { readonly answered: () => boolean } {
  let answered = false;
  return {
    json,
    answered: () => answered,
    say: (line) => {
      if (!json) out.write(`${line}\n`);
    },
    note: (line) => err.write(`${line}\n`),
    answer: (document, lines) => {
      if (answered) throw new Error('A command answers once');
      answered = true;
      out.write(json ? `${JSON.stringify(document)}\n` : lines.map((line) => `${line}\n`).join(''));
    },
    progress: (what) => (err.isTTY === true ? movingLine(what, err) : { at: () => undefined, end: () => undefined }),
  };
}

function movingLine(what: string, err: Sink): Progress {
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    at: (done, total) => {
      const now = performance.now();
      if (now - drawn < redrawMilliseconds) return;
      drawn = now;
      err.write(`\r\u001b[K${what} ${total === undefined ? done.toLocaleString('en') : bar(done, total)}`);
    },
    end: () => err.write('\r\u001b[K'),
  };
}

function bar(done: number, total: number): string {
  const part = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.round(part * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.floor(part * 100)} %`;
}
