// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'escalation.escalation': {
      client_id: string;
      id: string;
      ticket_id: string;
      from_tier: number;
      to_tier: number;
      from_team_id: string;
      to_team_id: string;
      criterion: string;
      why: Json | null;
      category_id: string | null;
      priority: number;
      packet: Json;
      packet_hash: string;
      score: Json;
      landing: Json | null;
      late_handoff: boolean | null;
      override_reason: string | null;
      returns_before: number;
      raised_by: string;
      raised_at: Temporal.Instant;
      verdict: string;
      verdict_by: string | null;
      verdict_at: Temporal.Instant | null;
      return_reason: string | null;
      what_would_help: string | null;
      return_example: string | null;
      leads_called: Json | null;
    };
    'escalation.packet_addition': {
      client_id: string;
      id: string;
      escalation_id: string;
      ticket_id: string;
      item: string;
      words: string;
      evidence_ids: string[];
      request_id: string | null;
      hash: string;
      added_by: string;
      added_at: Temporal.Instant;
    };
    'escalation.packet_request': {
      client_id: string;
      id: string;
      escalation_id: string;
      ticket_id: string;
      items: string[];
      words: string;
      due_at: Temporal.Instant;
      asked_of: string;
      asked_by: string;
      asked_at: Temporal.Instant;
      state: string;
      ended_at: Temporal.Instant | null;
      overdue_at: Temporal.Instant | null;
    };
    'escalation.packet_template': {
      id: string;
      client_id: string | null;
      category_id: string | null;
      version: number;
      required: string[];
      whole: number;
      changed_by: string;
      changed_at: Temporal.Instant;
    };
    'escalation.reask': {
      client_id: string;
      message_id: string;
      escalation_id: string;
      ticket_id: string;
      category_id: string | null;
      item: string | null;
      was: string;
      judged_by: string;
      judged_at: Temporal.Instant;
    };
  }
}
