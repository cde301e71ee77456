// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Generated } from 'kysely';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'mail.server': {
      single: Generated<boolean>;
      configured: boolean;
      base_url: string;
      noted_at: Temporal.Instant;
    };
  }
}
