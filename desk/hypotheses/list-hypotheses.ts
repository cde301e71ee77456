import { sql as raw } from 'kysely';
import type { z } from 'zod';
import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { hypothesisView, type listHypotheses as operation } from './contract.ts';

export type Hypothesis = z.output<typeof hypothesisView>;

/** Lists the theories of a ticket and of those merged into it, by number; what was ruled out stays among them. */
export const listHypotheses: Handler<typeof operation> = async (work, { ticketId }) => ({
  items: [...(await hypothesesOf(work, ticketId))],
});

/** The theories of a ticket with tests, evidence and names, in two queries. Refuses unknown tickets. */
export async function hypothesesOf(work: Work, ticketId: string): Promise<readonly Hypothesis[]> {
  const { rows } = await raw<Row>`
    select h.id as "hypothesisId", h.number, h.statement, h.confidence, h.state, h.test, h.because,
      h.raised_by as "raisedBy", h.raised_at as "raisedAt", h.concluded_by as "concludedBy", h.concluded_at as "concludedAt",
      h.reopened_because as "reopenedBecause", h.reopened_by as "reopenedBy", h.reopened_at as "reopenedAt", t.id as "standsOn", t.reference,
      coalesce((select jsonb_agg(jsonb_build_object('evidenceId', e.id, 'fileName', e.file_name, 'sha256', e.sha256) order by e.at, e.id)
        from tickets.evidence e where e.client_id = h.client_id and e.id = any(h.evidence_ids)), '[]') as evidence
    from tickets.ticket t
    left join hypotheses.hypothesis h on h.client_id = t.client_id and h.ticket_id = t.id
    where t.id = ${ticketId} or t.merged_into = ${ticketId}
    order by t.id <> ${ticketId}, t.number, h.number`.execute(work.sql);
  // The ticket's own row comes back even when nothing is on it.
  if (rows.length === 0) return refuse(notFound);
  const kept = rows.filter(({ hypothesisId }) => hypothesisId !== null);
  const names = await namesOf(
    work.sql,
    kept.flatMap(({ raisedBy, concludedBy, reopenedBy }) => [raisedBy, concludedBy, reopenedBy].filter((actor) => actor !== null)),
  );
  const nameOf = (actor: string | null) => (actor === null ? null : (names.get(actor)?.name ?? ''));
  return kept.map(
    ({ raisedBy, raisedAt, concludedBy, concludedAt, standsOn, reference, reopenedBecause, reopenedBy, reopenedAt, ...row }) =>
      // Check constraints hold words and instants to what the view says; this gives them their types back.
      hypothesisView.parse({
        ...row,
        raisedBy: nameOf(raisedBy),
        raisedAt: String(raisedAt),
        concludedBy: nameOf(concludedBy),
        concludedAt: concludedAt?.toString() ?? null,
        reopened: reopenedAt === null ? null : { because: reopenedBecause, by: nameOf(reopenedBy), at: reopenedAt.toString() },
        of: standsOn === ticketId ? null : { ticketId: standsOn, reference },
      }),
  );
}

interface Row {
  readonly hypothesisId: string | null;
  readonly raisedBy: string | null;
  readonly raisedAt: Temporal.Instant | null;
  readonly concludedBy: string | null;
  readonly concludedAt: Temporal.Instant | null;
  readonly reopenedBecause: string | null;
  readonly reopenedBy: string | null;
  readonly reopenedAt: Temporal.Instant | null;
  readonly standsOn: string;
  readonly reference: string;
}
