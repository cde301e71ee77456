// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'clients.client': {
      client_id: string;
      name: string;
      sort_name: string;
      words: string;
      code: string;
      time_zone: string;
      color: string;
      version: number;
      opened_at: Temporal.Instant;
    };
    'clients.department': {
      client_id: string;
      id: string;
      name: string;
      site_id: string | null;
    };
    'clients.site': {
      client_id: string;
      id: string;
      name: string;
      time_zone: string;
    };
  }
}

export {};
