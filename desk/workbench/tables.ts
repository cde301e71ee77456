// Written from the migrated catalog by `npm run tables`; do not edit.
import type { GeneratedAlways } from 'kysely';
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'workbench.queue_item': {
      client_id: string;
      ticket_id: string;
      reference: string;
      kind: string;
      title: string;
      requester_id: string;
      requester_name: string;
      priority: number;
      state: string;
      pending_reason: string | null;
      open: boolean;
      tier: number;
      team_id: string;
      assignee_id: string | null;
      hops: number;
      returns: number;
      returned: boolean;
      waiting_escalation_id: string | null;
      waiting_tier: number | null;
      waiting_since: Temporal.Instant | null;
      waiting_packet_complete: number | null;
      opened_at: Temporal.Instant;
      stays: Json;
      calendar_id: string | null;
      calendar_version: number | null;
      target_minutes: number | null;
      clock_paused: boolean;
      due_at: Temporal.Instant | null;
      promise_id: string | null;
      promise_due_at: Temporal.Instant | null;
      act_by: GeneratedAlways<Temporal.Instant>;
    };
    'workbench.ticket_search': {
      client_id: string;
      ticket_id: string;
      open: boolean;
      words: string;
    };
  }
}
