// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'handoff.answer': {
      client_id: string;
      id: string;
      ticket_id: string;
      by: string;
      via: string;
      text: string;
      refutes: string | null;
      url: string | null;
      external_id: string | null;
      at: Temporal.Instant;
    };
    'handoff.asked': {
      client_id: string;
      id: string;
      ticket_id: string;
      question: string | null;
      access_lacking: Json | null;
      asked_by: string;
      asked_at: Temporal.Instant;
    };
  }
}
