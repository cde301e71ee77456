// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Generated } from 'kysely';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'portal.link': {
      client_id: string;
      id: string;
      shows: Generated<string>;
      ticket_id: string | null;
      requester_id: string | null;
      month: string | null;
      label: string | null;
      created_at: Temporal.Instant;
      expires_at: Temporal.Instant;
      revoked_at: Temporal.Instant | null;
    };
    'portal.link_read': {
      client_id: string;
      link_id: string;
      at: Temporal.Instant;
      what: string;
      address: string;
      user_agent: string;
    };
  }
}
