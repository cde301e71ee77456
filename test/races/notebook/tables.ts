import type { Generated, GeneratedAlways } from 'kysely';
import type { Json } from '../../../platform/postgres/json.ts';

declare module '../../../platform/postgres/tables.ts' {
  interface Tables {
    'notebook.note': {
      client_id: string;
      id: string;
      text: string;
      state: string;
      rewritten: number;
      weight: number;
      details: Json;
      written_at: Temporal.Instant;
      words: GeneratedAlways<string | null>;
    };
    'notebook.heard': { listener: string; stream: string; version: number; place: Generated<number> };
  }
}
