// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'access.system': {
      id: string;
      client_id: string | null;
      name: string;
      owner: string;
      actions: Json;
      version: number;
      retired: boolean;
    };
  }
}
