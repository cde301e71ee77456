// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'promises.nag': {
      client_id: string;
      promise_id: string;
      stage: string;
      ticket_id: string;
      at: Temporal.Instant;
    };
    'promises.promise': {
      client_id: string;
      id: string;
      ticket_id: string;
      what: string;
      due_at: Temporal.Instant;
      made_by: string;
      made_at: Temporal.Instant;
      occasion: string;
      owed_by: string | null;
      tier: number;
      team_id: string;
      state: string;
      ended_at: Temporal.Instant | null;
      ended_why: string | null;
      nag_at: Temporal.Instant | null;
    };
    'promises.template': {
      id: string;
      client_id: string | null;
      kind: string;
      name: string;
      words: string;
      version: number;
      written_by: string;
      written_at: Temporal.Instant;
      retired_at: Temporal.Instant | null;
    };
  }
}

export {};
