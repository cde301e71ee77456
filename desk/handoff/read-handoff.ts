import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { landingOf } from '../clocks/index.ts';
import { packetAdded } from '../escalation/facts.ts';
import { additionsOf, gather, type LatestPacket, latestPacket, toldTimeline } from '../escalation/index.ts';
import * as theories from '../hypotheses/facts.ts';
import { evidenceAttached } from '../tickets/facts.ts';
import { type Handoff, handoff, type readHandoff as operation } from './contract.ts';
import { latestAsked } from './latest-asked.ts';
import { questionNow } from './rules.ts';

/** A compact story: the page has room for so many lines, and the ticket has it whole. */
const mostEntries = 10;
/** Answers on the page; a longer talk is read on the ticket. */
const mostAnswers = 20;

/** Theories, files and what was added to packets have places of their own on the page. */
const toldElsewhere = [...Object.values(theories), evidenceAttached, packetAdded].map(({ name }) => name);

/** Reads what Tier 3 needs to begin. */
export const readHandoff: Handler<typeof operation> = (work, { ticketId }) => handoffOf(work, ticketId);

/**
 * Assembles the one document that every form of the handoff is made of: what was sent is read from the frozen packet, what moves (question,
 * clock, theories, story, promise, answers) as it stands now.
 */
export async function handoffOf(work: Work, ticketId: string): Promise<Handoff> {
  const ticket = await ticketOf(work, ticketId);
  const sent = await latestPacket(work, ticketId);
  const landing = await landingOf(work, ticketId);
  const { files, ruledOut, held } = await gather(work, ticket);
  const told = await toldTimeline(work, ticket, { most: mostEntries, leaveOut: toldElsewhere });
  const [promise] = await work.sql
    .selectFrom('promises.promise')
    .select(['what', 'due_at as dueAt'])
    .where('ticket_id', '=', ticketId)
    .where('state', '=', 'open')
    .orderBy('due_at')
    .limit(1)
    .execute();
  const { question, accessLacking, asked } = questionNow(sent, await latestAsked(work, ticket));
  const names = await namesOf(
    work.sql,
    [sent?.raisedBy, asked?.by].filter((id) => id !== undefined),
  );
  const draft = sent?.packet.draft;
  const { clientId: _, requesterZone, impact, urgency, ...shown } = ticket;
  return handoff.parse({
    ...shown,
    asOf: work.at.toString(),
    zone: landing?.zone ?? requesterZone,
    clock: landing === undefined ? null : { ...landing, dueAt: landing.dueAt.toString() },
    packet: packetShown(sent),
    raisedBy: sent === undefined ? null : (names.get(sent.raisedBy)?.name ?? ''),
    raisedAt: sent?.raisedAt.toString() ?? null,
    question,
    asked: asked === null ? null : { by: names.get(asked.by)?.name ?? '', at: asked.at.toString() },
    errorText: draft?.errorText ?? null,
    impact: { impact, urgency, ...draft?.extent },
    accessLacking: accessLacking === null ? [] : [accessLacking],
    ruledOut,
    openTheories: held,
    additions: await addedTo(work, ticket),
    ...told,
    environment: draft?.environment ?? {},
    attachments: files,
    nextPromise: promise === undefined ? null : { ...promise, dueAt: promise.dueAt.toString() },
    answers: await answersOf(work, ticketId),
  });
}

function packetShown(sent: LatestPacket | undefined) {
  if (sent === undefined) return null;
  const { draft, why } = sent.packet;
  return {
    escalationId: sent.escalationId,
    toTier: sent.toTier,
    criterion: why?.words ?? 'None of the documented reasons',
    criterionDetail: draft.criterionDetail ?? null,
    sha256: sent.packetHash,
  };
}

async function ticketOf({ sql }: Work, ticketId: string) {
  const ticket = await sql
    .selectFrom('tickets.ticket as t')
    .innerJoin('clients.client as c', 'c.client_id', 't.client_id')
    .innerJoin('people.requester as r', (join) => join.onRef('r.client_id', '=', 't.client_id').onRef('r.id', '=', 't.requester_id'))
    .leftJoin('people.team as m', 'm.id', 't.team_id')
    .leftJoin('people.agent as a', 'a.id', 't.assignee_id')
    .select(['t.id as ticketId', 't.client_id as clientId', 't.reference', 't.title', 'c.name as clientName', 't.priority', 't.state'])
    .select(['t.tier', 't.impact', 't.urgency', 'm.name as teamName', 'a.name as assigneeName', 'r.time_zone as requesterZone'])
    .where('t.id', '=', ticketId)
    .executeTakeFirst();
  return ticket === undefined ? refuse(notFound) : { ...ticket, teamName: ticket.teamName ?? '' };
}

/** What was added to the ticket's packets, with the files that it names. */
async function addedTo(work: Work, { clientId, ticketId }: { readonly clientId: string; readonly ticketId: string }) {
  const additions = await additionsOf(work, { clientId, ticketId });
  const ids = [...new Set(additions.flatMap(({ evidenceIds }) => evidenceIds))];
  const files =
    ids.length === 0
      ? []
      : await work.sql
          .selectFrom('tickets.evidence')
          .select(['id', 'file_name as fileName'])
          .where('client_id', '=', clientId)
          .where('id', 'in', ids)
          .execute();
  const nameOf = new Map(files.map(({ id, fileName }) => [id, fileName]));
  return additions.map(({ item, words, evidenceIds, sha256, addedBy: by, addedAt: at }) => ({
    item,
    words,
    evidence: evidenceIds.map((evidenceId) => ({ evidenceId, fileName: nameOf.get(evidenceId) ?? '' })),
    sha256,
    by,
    at,
  }));
}

async function answersOf({ sql }: Work, ticketId: string) {
  const answers = await sql
    .selectFrom('handoff.answer as a')
    .leftJoin('hypotheses.hypothesis as h', (join) => join.onRef('h.client_id', '=', 'a.client_id').onRef('h.id', '=', 'a.refutes'))
    .select(['a.by', 'a.via', 'a.text', 'a.url', 'a.at', 'h.number as refutes'])
    .where('a.ticket_id', '=', ticketId)
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(mostAnswers)
    .execute();
  return answers.map(({ at, ...answer }) => ({ ...answer, at: at.toString() })).reverse();
}
