// Written from the migrated catalog by `npm run tables`; do not edit.
import type { Generated } from 'kysely';

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'identity.account': {
      client_id: string | null;
      id: string;
      kind: string;
      name: string;
      email: string | null;
      department_id: string | null;
      origin: string;
      opened_at: Temporal.Instant;
      password_set_at: Temporal.Instant | null;
      disabled_at: Temporal.Instant | null;
    };
    'identity.api_token': {
      id: string;
      account_id: string;
      name: string;
      secret_hash: Buffer;
      scopes: string[];
      issued_by: string;
      issued_at: Temporal.Instant;
      expires_at: Temporal.Instant | null;
      last_used_at: Temporal.Instant | null;
      revoked_at: Temporal.Instant | null;
    };
    'identity.attempt': {
      id: string;
      purpose: string;
      email_key: Buffer;
      address: string;
      attempted_at: Temporal.Instant;
      told: Generated<boolean>;
    };
    'identity.credential': {
      account_id: string;
      password_hash: string;
      changed_at: Temporal.Instant;
    };
    'identity.known_address': {
      email_key: Buffer;
      address: string;
      signed_in_at: Temporal.Instant;
    };
    'identity.link': {
      id: string;
      account_id: string | null;
      purpose: string;
      secret_hash: Buffer;
      issued_at: Temporal.Instant;
      expires_at: Temporal.Instant;
      used_at: Temporal.Instant | null;
    };
    'identity.role_grant': {
      client_id: string | null;
      account_id: string;
      role: string;
      granted_at: Temporal.Instant;
    };
    'identity.session': {
      id: string;
      account_id: string;
      secret_hash: Buffer;
      opened_at: Temporal.Instant;
      last_used_at: Temporal.Instant;
      expires_at: Temporal.Instant;
      address: string;
      user_agent: string;
    };
  }
}
