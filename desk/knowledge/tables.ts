// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'knowledge.article': {
      client_id: string;
      id: string;
      ticket_id: string;
      category_id: string | null;
      state: string;
      title: string;
      symptom: string;
      environment: string | null;
      cause: string | null;
      resolution: string;
      drafted_by: string;
      drafted_at: Temporal.Instant;
      edited_by: string | null;
      edited_at: Temporal.Instant | null;
      version: number;
    };
    'knowledge.closing_answer': {
      client_id: string;
      ticket_id: string;
      tier: number;
      tier1_could: boolean;
      tier1_why: string;
      knowledge: string;
      article_id: string | null;
      answered_by: string;
      answered_at: Temporal.Instant;
    };
  }
}

export {};
