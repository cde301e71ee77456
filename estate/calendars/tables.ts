// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'calendars.calendar_version': {
      client_id: string;
      calendar_id: string;
      version: number;
      name: string;
      site_id: string | null;
      definition: Json;
      effective_from: Temporal.Instant;
      published_by: string;
      published_at: Temporal.Instant;
    };
  }
}
