// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Generated } from 'kysely';
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'held_acts.held_act': {
      client_id: string | null;
      id: string;
      account_id: string;
      operation: string;
      input: string;
      label: string;
      subject_id: string | null;
      held_at: Temporal.Instant;
      due_at: Temporal.Instant;
      state: string;
      tries: Generated<number>;
      settled_at: Temporal.Instant | null;
      reply: Json | null;
      refusal: Json | null;
    };
  }
}
