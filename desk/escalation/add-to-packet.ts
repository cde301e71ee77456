import { payloadDigest } from '../../platform/log/canonical.ts';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { said } from '../../platform/secrets/index.ts';
import { text } from '../../platform/wire.ts';
import type { Work } from '../../platform/work.ts';
import { notOnThisTicket } from '../tickets/refusals.ts';
import { escalationForUpdate } from './awaited.ts';
import type { addToPacket as operation } from './contract.ts';
import { packetAdded } from './facts.ts';
import { requestOver } from './refusals.ts';

const writtenWords = said(text(16_000));

/**
 * Adds something to a packet that was sent, in whatever state its escalation is. The frozen part and its hash stay; the addition has a hash
 * of its own, over what it says and the packet that it belongs to. With a request it answers that one, in time or late.
 */
export const addToPacket: Handler<typeof operation> = async (work, { escalationId, item, words: written, evidenceIds, requestId }) => {
  const { ticket, packetHash, byName } = await escalationForUpdate(work, escalationId);
  const files = [...new Set(evidenceIds)];
  await mustBeOnTicket(work, ticket, files);
  const dueAt = requestId === undefined ? undefined : await openRequest(work, { clientId: ticket.clientId, escalationId, requestId });
  const late = dueAt === undefined ? null : Temporal.Instant.compare(work.at, dueAt) > 0;

  const additionId = work.newId();
  const words = work.hide(ticket.stream, writtenWords, written);
  const hash = payloadDigest({ additionId, packetHash, item, words, evidenceIds: files, by: work.actor, at: work.at.toString() });
  const answers = requestId ?? null;
  work.record(packetAdded, ticket.stream, {
    additionId,
    escalationId,
    item,
    words,
    evidenceIds: files,
    requestId: answers,
    late,
    hash,
    byName,
  });

  return { additionId, sha256: hash, late };
};

async function mustBeOnTicket(
  { sql }: Work,
  { clientId, ticketId }: { readonly clientId: string; readonly ticketId: string },
  files: readonly string[],
): Promise<void> {
  if (files.length === 0) return;
  const found = await sql
    .selectFrom('tickets.evidence')
    .select('id')
    .where('client_id', '=', clientId)
    .where('ticket_id', '=', ticketId)
    .where('id', 'in', files)
    .execute();
  if (found.length !== files.length) refuse(notOnThisTicket);
}

/** By when an open request of this escalation is to be answered. */
async function openRequest(
  { sql }: Work,
  { clientId, escalationId, requestId }: { readonly clientId: string; readonly escalationId: string; readonly requestId: string },
): Promise<Temporal.Instant> {
  const open = await sql
    .selectFrom('escalation.packet_request')
    .select('due_at')
    .where('client_id', '=', clientId)
    .where('escalation_id', '=', escalationId)
    .where('id', '=', requestId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return open?.due_at ?? refuse(requestOver);
}
