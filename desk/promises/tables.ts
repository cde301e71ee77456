// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'promises.promise': {
      client_id: string;
      id: string;
      ticket_id: string;
      what: string;
      due_at: Temporal.Instant;
      made_by: string;
      made_at: Temporal.Instant;
      state: string;
      ended_at: Temporal.Instant | null;
    };
  }
}

export {};
