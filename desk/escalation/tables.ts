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
    };
  }
}
