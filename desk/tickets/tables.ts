// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'tickets.category': {
      id: string;
      client_id: string | null;
      parent_id: string | null;
      name: string;
      default_team_id: string | null;
      external_name: string | null;
      version: number;
    };
    'tickets.evidence': {
      client_id: string;
      id: string;
      ticket_id: string;
      file_name: string;
      media_type: string;
      size_bytes: number;
      sha256: string;
      public: boolean;
      attached_by: string;
      at: Temporal.Instant;
    };
    'tickets.link': {
      client_id: string;
      ticket_id: string;
      kind: string;
      to_ticket_id: string;
      at: Temporal.Instant;
      by: string;
      message_ids: string[];
      evidence_ids: string[];
    };
    'tickets.message': {
      client_id: string;
      id: string;
      ticket_id: string;
      kind: string;
      body: string;
      author: string;
      automatic: boolean;
      at: Temporal.Instant;
      passed_from: string | null;
    };
    'tickets.step': {
      client_id: string;
      id: string;
      ticket_id: string;
      action: string;
      expected: string | null;
      outcome: string;
      result: string | null;
      standard_step_id: string | null;
      standard_version: number | null;
      tried_by: string;
      at: Temporal.Instant;
    };
    'tickets.ticket': {
      client_id: string;
      id: string;
      number: number;
      reference: string;
      kind: string;
      title: string;
      description: string | null;
      requester_id: string;
      department_id: string | null;
      site_id: string | null;
      category_id: string | null;
      asset_kind: string | null;
      vip: boolean;
      impact: number;
      urgency: number;
      priority: number;
      priority_override_reason: string | null;
      channel: string;
      state: string;
      pending_reason: string | null;
      tier: number;
      team_id: string;
      assignee_id: string | null;
      hops: number;
      opened_at: Temporal.Instant;
      opened_by: string;
      started_at: Temporal.Instant;
      merged_into: string | null;
      resolved_at: Temporal.Instant | null;
      closed_at: Temporal.Instant | null;
      workaround: string | null;
      resolution: string | null;
      cause: string | null;
      external_reference: string | null;
      version: number;
    };
  }
}

export {};
