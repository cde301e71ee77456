// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'secrets.secret': {
      client_id: string;
      stream: string;
      code: string;
      kind: string;
      sealed: string;
      entered_by: string;
      entered_at: Temporal.Instant;
    };
  }
}

export {};
