import { namesOf } from '../../estate/people/index.ts';
import type { Tier } from '../../estate/people/rules.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type TicketStanding, ticketForUpdate } from '../tickets/index.ts';
import { type Awaited, type Decider, decideVerdict } from './rules.ts';

/** An escalation that this work may decide on: its ticket is locked, nobody has decided before, and whoever asks may. */
export interface Decidable {
  readonly ticket: TicketStanding;
  readonly toTier: Tier;
  readonly toTeamId: string;
  readonly returnsBefore: number;
  readonly decider: Decider;
  /** Who decides, by name. */
  readonly byName: string;
}

/**
 * Finds the escalation and locks its ticket, so that of two who decide at once the second sees the first one's verdict. Refuses whoever
 * may not decide; unknown and foreign ones are not found.
 */
export async function escalationToDecide(work: Work, escalationId: string): Promise<Decidable> {
  const { ticket_id: ticketId } = await row(work, escalationId);
  const ticket = await ticketForUpdate(work, ticketId);
  // Read again behind the lock: the verdict may have been given while this work waited.
  const escalation = await row(work, escalationId);
  const decider = await deciderOf(work, ticket.clientId);
  const names = await namesOf(work.sql, escalation.verdict_by === null ? [work.actor] : [work.actor, escalation.verdict_by]);
  const nameOf = (actor: string | null) => names.get(actor ?? '')?.name ?? '';
  // Check constraints of the table hold these to their words.
  const toTier = escalation.to_tier as Tier;
  const verdict = escalation.verdict as Awaited['verdict'];
  decideVerdict({ toTier, verdict, verdictBy: nameOf(escalation.verdict_by), raisedBy: escalation.raised_by }, decider);
  return { ticket, toTier, toTeamId: escalation.to_team_id, returnsBefore: escalation.returns_before, decider, byName: nameOf(work.actor) };
}

async function row({ sql }: Work, escalationId: string) {
  const found = await sql
    .selectFrom('escalation.escalation')
    .select(['ticket_id', 'to_tier', 'to_team_id', 'returns_before', 'raised_by', 'verdict', 'verdict_by'])
    .where('id', '=', escalationId)
    .executeTakeFirst();
  return found ?? refuse(notFound);
}

/** Leads of a client decide at each of its tiers. */
const leads: ReadonlySet<string> = new Set(['team_lead', 'desk_admin']);

async function deciderOf({ sql, authority, actor }: Work, clientId: string): Promise<Decider> {
  const agent =
    authority.kind === 'agent' && authority.personId !== undefined
      ? await sql.selectFrom('people.agent').select('tier').where('id', '=', authority.personId).executeTakeFirst()
      : undefined;
  const lead = authority.grants.some((grant) => leads.has(grant.role) && (grant.clientId === null || grant.clientId === clientId));
  // A check constraint of the table holds it to the three.
  return { actor, tier: (agent?.tier as Tier | undefined) ?? null, lead };
}
