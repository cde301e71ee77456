// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'http.idempotency': {
      actor: string;
      key: string;
      request_digest: Buffer | null;
      reply: string | null;
      keep_until: Temporal.Instant;
    };
  }
}

export {};
