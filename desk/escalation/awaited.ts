import { namesOf } from '../../estate/people/index.ts';
import type { Tier } from '../../estate/people/rules.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type TicketStanding, ticketForUpdate } from '../tickets/index.ts';
import { type Awaited, type Decider, decideVerdict } from './rules.ts';

/** An escalation as it stands behind the lock of its ticket. */
export interface LockedEscalation {
  readonly ticket: TicketStanding;
  readonly awaited: Awaited;
  readonly fromTier: Tier;
  readonly fromTeamId: string;
  readonly toTier: Tier;
  readonly toTeamId: string;
  readonly returnsBefore: number;
  readonly raisedBy: string;
  readonly packetHash: string;
  readonly decider: Decider;
  /** Who decides, by name. */
  readonly byName: string;
}

/** An escalation that this work may decide on: nobody has decided before, and whoever asks may. Refuses whoever may not. */
export async function escalationToDecide(work: Work, escalationId: string): Promise<LockedEscalation> {
  const locked = await escalationForUpdate(work, escalationId);
  decideVerdict(locked.awaited, locked.decider);
  return locked;
}

/**
 * Finds an escalation and locks its ticket, so that of two who act on it at once the second sees what the first one did. Unknown and foreign
 * ones are not found.
 */
export async function escalationForUpdate(work: Work, escalationId: string): Promise<LockedEscalation> {
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
  return {
    ticket,
    awaited: { toTier, verdict, verdictBy: nameOf(escalation.verdict_by), raisedBy: escalation.raised_by },
    fromTier: escalation.from_tier as Tier,
    fromTeamId: escalation.from_team_id,
    toTier,
    toTeamId: escalation.to_team_id,
    returnsBefore: escalation.returns_before,
    raisedBy: escalation.raised_by,
    packetHash: escalation.packet_hash,
    decider,
    byName: nameOf(work.actor),
  };
}

async function row({ sql }: Work, escalationId: string) {
  const found = await sql
    .selectFrom('escalation.escalation')
    .select(['ticket_id', 'from_tier', 'from_team_id', 'to_tier', 'to_team_id', 'returns_before', 'raised_by', 'verdict', 'verdict_by'])
    .select('packet_hash')
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
