// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'denials.denial': {
      client_id: string | null;
      id: string;
      account_id: string;
      operation: string;
      answer: string;
      things: Json;
      address: string;
      count: number;
      denied_at: Temporal.Instant;
      last_at: Temporal.Instant;
    };
  }
}
