// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'clocks.clock': {
      client_id: string;
      id: string;
      ticket_id: string;
      kind: string;
      metric: string;
      agreement_id: string;
      agreement_version: number;
      calendar_id: string;
      calendar_version: number;
      started_at: Temporal.Instant;
      target_minutes: number;
      due_at: Temporal.Instant;
      warned_percent: number;
      warn_percent: number | null;
      warn_at: Temporal.Instant | null;
      paused_at: Temporal.Instant | null;
      paused_until: Temporal.Instant | null;
      paused_seconds: number;
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
    'clocks.pause': {
      client_id: string;
      clock_id: string;
      paused_at: Temporal.Instant;
      ticket_id: string;
      paused_by: string;
      reason: string;
      question_id: string;
      continued_at: Temporal.Instant | null;
      because: string | null;
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
    'clocks.warning': {
      client_id: string;
      clock_id: string;
      percent: number;
      ticket_id: string;
      at: Temporal.Instant;
      late: boolean;
      acknowledged_at: Temporal.Instant | null;
      acknowledged_by: string | null;
    };
  }
}

export {};
