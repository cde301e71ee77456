// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'hypotheses.hypothesis': {
      client_id: string;
      id: string;
      ticket_id: string;
      number: number;
      statement: string;
      confidence: string;
      state: string;
      test: string | null;
      because: string | null;
      evidence_ids: string[];
      raised_by: string;
      raised_at: Temporal.Instant;
      concluded_by: string | null;
      concluded_at: Temporal.Instant | null;
      reopened_because: string | null;
      reopened_by: string | null;
      reopened_at: Temporal.Instant | null;
    };
  }
}

export {};
