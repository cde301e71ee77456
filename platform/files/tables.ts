// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'files.blob': {
      client_id: string;
      id: string;
      sha256: string;
      size_bytes: number;
      created_at: Temporal.Instant;
    };
    'files.chunk': {
      client_id: string;
      blob_id: string;
      number: number;
      bytes: Buffer;
    };
  }
}

export {};
