// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'clocks.agreement_version': {
      client_id: string;
      agreement_id: string;
      version: number;
      name: string;
      calendar: Json;
      targets: Json;
      effective_from: Temporal.Instant;
    };
    'clocks.clock': {
      client_id: string;
      id: string;
      ticket_id: string;
      metric: string;
      agreement_id: string;
      agreement_version: number;
      started_at: Temporal.Instant;
      target_minutes: number;
      due_at: Temporal.Instant;
      stopped_at: Temporal.Instant | null;
      met: boolean | null;
    };
  }
}
