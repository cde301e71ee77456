import type pg from 'pg';

/** A statement on its way to the server, its values as PostgreSQL takes them. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Named ones are parsed and planned once per connection. */
  readonly name: string | undefined;
  readonly answered: (result: Answer) => void;
  readonly failed: (error: Error) => void;
}

/** What a statement answered. */
export type Answer = Pick<pg.QueryResult<Row>, 'command' | 'rowCount' | 'rows'>;

type Row = Record<string, unknown>;

/** Of each named statement of a connection, the fields that it answers with: they need not be described twice. */
export type KnownFields = Map<string, readonly Field[]>;

/** A field of a row, and how its text is read. */
export interface Field {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/** What pg's connection offers and its types leave out. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  /** Named statements that the server has parsed, and those on their way there; pg keeps both. */
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(message: { readonly name: string; readonly text: string }): void;
  bind(message: { readonly statement: string; readonly values: readonly unknown[] }): void;
  describe(message: { readonly type: 'P' }): void;
  execute(message: object): void;
  sync(): void;
}

/** "INSERT 0 5", "SELECT 2", "BEGIN". */
const commandTag = /^([A-Za-z]+)(?: \d+)*?(?: (\d+))?$/;

/**
 * Statements that go to the server as one message and are answered with one: each way to and fro wakes another process, which costs more
 * than a small statement. PostgreSQL runs them in order up to the first that fails and skips those behind it, so that a commit may stand
 * at the end; all that were skipped fail with the error of the one that did not.
 *
 * This is what pg calls a submittable, as pg-cursor is one: it calls `submit` when the turn has come, and then a method for each answer.
 */
export class Batch {
  readonly statements: readonly Statement[];
  readonly known: KnownFields;
  readonly readerOf: (typeId: number) => Field['read'];
  readonly answers: (Answer | Error)[] = [];
  wire: Wire | undefined;
  fields: readonly Field[] = [];
  rows: Row[] = [];
  unreadable: Error | undefined;
  /** pg looks for one in its own queries. */
  readonly callback = (): void => undefined;

  constructor(statements: readonly Statement[], known: KnownFields, readerOf: (typeId: number) => Field['read']) {
    this.statements = statements;
    this.known = known;
    this.readerOf = readerOf;
    this.expect();
  }

  /** The statement that is being answered. */
  get current(): Statement | undefined {
    return this.statements[this.answers.length];
  }

  /** Under this name pg notes that the server has parsed it. */
  get name(): string | undefined {
    return this.current?.name;
  }

  get text(): string | undefined {
    return this.current?.text;
  }

  submit(connection: unknown): void {
    const wire = connection as Wire;
    this.wire = wire;
    wire.stream.cork();
    for (const { text, values, name } of this.statements) {
      if (name === undefined || !(name in wire.parsedStatements || name in wire.submittedNamedStatements)) {
        wire.parse({ name: name ?? '', text });
        if (name !== undefined) wire.submittedNamedStatements[name] = text;
      }
      wire.bind({ statement: name ?? '', values });
      if (name === undefined || !this.known.has(name)) wire.describe({ type: 'P' });
      wire.execute({});
    }
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly pg.FieldDef[] }): void {
    this.fields = fields.map(({ name, dataTypeID }) => ({ name, read: this.readerOf(dataTypeID) }));
  }

  handleDataRow({ fields: values }: { readonly fields: readonly (string | null)[] }): void {
    try {
      const row: Row = {};
      for (const [index, { name, read }] of this.fields.entries()) {
        const value = values[index] ?? null;
        row[name] = value === null ? null : read(value);
      }
      this.rows.push(row);
    } catch (error) {
      this.unreadable = error instanceof Error ? error : new Error(String(error));
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (this.name !== undefined) this.known.set(this.name, this.fields);
    const [, command = '', count] = commandTag.exec(text) ?? [];
    this.answer(this.unreadable ?? ({ command, rowCount: count === undefined ? null : Number(count), rows: this.rows } as Answer));
  }

  handleEmptyQuery(): void {
    this.answer({ command: '', rowCount: null, rows: [] });
  }

  /** The server refused the statement that is being answered, or the connection is gone. */
  handleError(error: Error): void {
    for (const { name } of this.statements.slice(this.answers.length))
      if (name !== undefined) delete this.wire?.submittedNamedStatements[name];
    this.settle(error);
  }

  handleReadyForQuery(): void {
    this.settle(new Error('PostgreSQL ended a batch before it had answered all of it'));
  }

  handleCopyInResponse(): void {
    throw new Error('A batch cannot send what COPY asks for');
  }

  handlePortalSuspended(): void {
    throw new Error('A batch asks for all rows');
  }

  answer(answer: Answer | Error): void {
    this.answers.push(answer);
    this.expect();
  }

  /** Makes ready for the answers of the next statement. */
  expect(): void {
    this.rows = [];
    this.unreadable = undefined;
    this.fields = (this.name === undefined ? undefined : this.known.get(this.name)) ?? [];
  }

  settle(missing: Error): void {
    for (const [index, { answered, failed }] of this.statements.entries()) {
      const answer = this.answers[index] ?? missing;
      if (answer instanceof Error) failed(answer);
      else answered(answer);
    }
  }
}
