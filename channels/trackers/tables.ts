// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'trackers.connection': {
      client_id: string | null;
      id: string;
      name: string;
      kind: string;
      settings: Json;
      added_by: string;
      added_at: Temporal.Instant;
      retired_at: Temporal.Instant | null;
      tested_at: Temporal.Instant | null;
      test_problem: string | null;
    };
    'trackers.delivery': {
      client_id: string;
      id: string;
      ticket_id: string;
      connection_id: string;
      link_id: string;
      state: string;
      tries: number;
      problem: string | null;
      external_key: string | null;
      url: string | null;
      queued_by: string;
      queued_at: Temporal.Instant;
      ended_at: Temporal.Instant | null;
    };
    'trackers.secret': {
      client_id: string | null;
      connection_id: string;
      sealed: string;
    };
  }
}
