// Written from the migrated catalog by `npm run tables`; do not edit.

declare module '../../platform/postgres/tables.ts' {
  interface Tables {
    'people.agent': {
      id: string;
      client_id: string | null;
      name: string;
      sort_name: string;
      words: string;
      email: string | null;
      tier: number;
      time_zone: string;
      external_name: string | null;
      version: number;
    };
    'people.agent_skill': {
      agent_id: string;
      skill: string;
      level: number;
    };
    'people.requester': {
      client_id: string;
      id: string;
      name: string;
      sort_name: string;
      email: string | null;
      phone: string | null;
      department_id: string | null;
      site_id: string | null;
      time_zone: string;
      vip: boolean;
      external_name: string | null;
      version: number;
    };
    'people.requester_word': {
      client_id: string;
      requester_id: string;
      word: string;
      sort_name: string;
    };
    'people.team': {
      id: string;
      client_id: string | null;
      name: string;
      sort_name: string;
      tier: number;
      specialism: string | null;
      intake: boolean;
      external_name: string | null;
    };
    'people.team_member': {
      team_id: string;
      agent_id: string;
    };
  }
}

export {};
