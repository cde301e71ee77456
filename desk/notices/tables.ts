// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'notices.notice': {
      client_id: string;
      id: string;
      recipient_id: string;
      kind: string;
      event: string;
      ticket_id: string;
      subject_id: string;
      percent: number;
      about: Json;
      at: Temporal.Instant;
      read_at: Temporal.Instant | null;
      mail: string;
      mail_at: Temporal.Instant | null;
    };
    'notices.setting': {
      agent_id: string;
      mail: Json;
      quiet_from: string | null;
      quiet_to: string | null;
      urgent_anyway: boolean;
      version: number;
    };
  }
}
