// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'portal.link': {
      client_id: string;
      id: string;
      ticket_id: string;
      requester_id: string;
      created_at: Temporal.Instant;
      expires_at: Temporal.Instant;
      revoked_at: Temporal.Instant | null;
    };
  }
}

export {};
