// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'importers.staged_row': {
      client_id: string;
      import_id: string;
      line: number;
      ticket: string;
      position: number;
      cells: Json;
      reason: string | null;
    };
  }
}
