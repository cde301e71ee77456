// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'standard_steps.list_version': {
      list_id: string;
      client_id: string | null;
      category_id: string;
      version: number;
      steps: Json;
      note: string | null;
      published_by: string;
      published_at: Temporal.Instant;
    };
  }
}
