// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Generated, GeneratedAlways } from 'kysely';
import type { Json } from '../../platform/postgres/json.ts';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'log.checkpoint': {
      listener: string;
      epoch: number;
      xact: string;
      position: number;
      failures: Generated<number>;
      last_error: string | null;
      parked_at: Temporal.Instant | null;
      moved_at: Temporal.Instant;
    };
    'log.epoch': {
      number: number;
      begun_at: Temporal.Instant;
      reason: string;
    };
    'log.fact': {
      client_id: string | null;
      stream: string;
      version: number;
      name: string;
      schema_version: number;
      payload: Json;
      payload_digest: Buffer;
      actor: string;
      request_id: string;
      origin: string;
      source: string | null;
      external_id: string | null;
      occurred_at: Temporal.Instant;
      recorded_at: Temporal.Instant;
      previous_hash: Buffer;
      hash: Buffer;
      epoch: number;
      xact: Generated<string>;
      position: GeneratedAlways<number>;
    };
    'log.head': {
      client_id: string | null;
      stream: string;
      version: number;
      hash: Buffer;
      epoch: Generated<number>;
      xact: Generated<string>;
    };
    'log.installation': {
      only_row: Generated<boolean>;
      signature: string;
    };
    'log.seal': {
      number: number;
      first_epoch: number;
      first_xact: string;
      first_position: number;
      last_epoch: number;
      last_xact: string;
      last_position: number;
      facts: number;
      block_hash: Buffer;
      previous_hash: Buffer;
      hash: Buffer;
      key_id: string;
      signature: Buffer;
      sealed_at: Temporal.Instant;
    };
    'log.settings': {
      only_row: Generated<boolean>;
      version: number;
    };
  }
}
