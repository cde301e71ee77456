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
    'clocks.median_need': {
      client_id: string;
      category_id: string;
      tier: number;
      priority: number | null;
      tickets: number;
      median_seconds: number;
      refreshed_at: Temporal.Instant;
    };
    'clocks.need_due': {
      client_id: string;
      category_id: string;
      due_at: Temporal.Instant;
    };
    'clocks.tier_use': {
      client_id: string;
      ticket_id: string;
      tier: number;
      category_id: string | null;
      priority: number;
      working_seconds: number;
      resolved_at: Temporal.Instant;
    };
  }
}
