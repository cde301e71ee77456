import { applyAgents } from './apply-agents.ts';
import { applyRequesters } from './apply-requesters.ts';
import { applyTeams } from './apply-teams.ts';

/** What this module's facts make of its tables. Nothing else writes them. */
export const apply = [...applyRequesters, ...applyAgents, ...applyTeams];
