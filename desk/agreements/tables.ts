// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'agreements.agreement_version': {
      client_id: string;
      agreement_id: string;
      version: number;
      kind: string;
      name: string;
      scope: Json;
      calendar_id: string;
      terms: Json;
      warnings: Json;
      pauses: Json;
      reopen_working_days: number;
      ended: boolean;
      effective_from: Temporal.Instant;
      published_by: string;
      published_at: Temporal.Instant;
    };
  }
}
