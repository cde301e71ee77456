import type { Handler } from '../../platform/module.ts';
import { fitDefinitions } from './fit.ts';
import type { readEscalationFit as operation } from './fit-contract.ts';
import { begins, escalatedTickets, type FitTicket, keptTickets, mostTickets } from './fit-tickets.ts';

/** How often Tier 1 goes up with what it could resolve, and keeps what it should not: in all, by team and by category. */
export const readEscalationFit: Handler<typeof operation> = async (work, asked) => {
  const escalated = await escalatedTickets(work, asked);
  const kept = await keptTickets(work, asked);
  const tickets = [...escalated, ...kept];
  const teams = [...Map.groupBy(tickets, ({ teamId }) => teamId)].map(([teamId, own]) => ({
    teamId,
    teamName: own[0]?.teamName ?? '',
    ...countsOf(own),
  }));
  const categories = [...Map.groupBy(tickets, ({ categoryId }) => categoryId)].map(([categoryId, own]) => ({
    categoryId,
    categoryName: own[0]?.categoryName ?? null,
    ...countsOf(own),
  }));
  return {
    from: begins(work, asked.days).toString(),
    until: work.at.toString(),
    definitions: fitDefinitions,
    ...countsOf(tickets),
    teams: teams.toSorted((one, other) => one.teamName.localeCompare(other.teamName)),
    // Where most is to be learned first.
    categories: categories.toSorted(
      (one, other) =>
        other.over + other.under - one.over - one.under ||
        other.escalated + other.kept - one.escalated - one.kept ||
        (one.categoryName ?? '').localeCompare(other.categoryName ?? ''),
    ),
    isCapped: escalated.length === mostTickets || kept.length === mostTickets,
  };
};

function countsOf(tickets: readonly FitTicket[]) {
  const escalated = tickets.filter(({ side }) => side === 'escalated');
  const kept = tickets.filter(({ side }) => side === 'kept');
  return {
    escalated: escalated.length,
    answered: escalated.filter(({ answer }) => answer !== null).length,
    over: escalated.filter(({ answer }) => answer?.tier1Could).length,
    estimated: escalated.filter(({ estimated }) => estimated).length,
    agreed: escalated.filter(({ answer, estimated }) => answer?.tier1Could === estimated).length,
    kept: kept.length,
    under: kept.filter(({ estimated }) => estimated).length,
  };
}
