import { sql as raw } from 'kysely';
import { on } from '../../../platform/log/fact.ts';
import { records } from '../../../platform/postgres/records.ts';
import { noteCrossedOut, noteRewritten, noteWritten } from './facts.ts';

/** Written once through the builder and once in SQL, as modules may: `verify` redirects both. */
export const apply = [
  on(noteWritten, (sql, facts) =>
    sql
      .insertInto('notebook.note')
      .values(
        facts.map(({ clientId, stream, payload, occurredAt }) => ({
          client_id: clientId ?? '',
          id: stream,
          text: payload.text,
          state: 'open',
          rewritten: 0,
          weight: payload.weight,
          details: JSON.stringify(payload.details),
          written_at: occurredAt,
        })),
      )
      .execute(),
  ),
  on(noteRewritten, (sql, facts) =>
    raw`update ${raw.table('notebook.note')} as note set text = f.text, rewritten = note.rewritten + 1
      from ${records(
        'f',
        { id: 'uuid', text: 'text' },
        facts.map(({ stream, payload }) => ({ id: stream, text: payload.text })),
      )} where note.id = f.id`.execute(sql),
  ),
  on(noteCrossedOut, (sql, facts) =>
    sql
      .updateTable('notebook.note')
      .set({ state: 'crossed_out' })
      .where(
        'id',
        'in',
        facts.map((fact) => fact.stream),
      )
      .execute(),
  ),
];
