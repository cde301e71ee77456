import { downloadHeaders, readBlob } from '../../platform/files/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { readEvidence as operation } from './contract.ts';

/** Sends a file of a ticket, addressed by both ids: evidence of another ticket is not found (assurance.md A15). */
export const readEvidence: Handler<typeof operation> = async (work, { ticketId, evidenceId }, exchange) => {
  const file = await work.sql
    .selectFrom('tickets.evidence as e')
    .select(['e.client_id as clientId', 'e.file_name as fileName', 'e.media_type as mediaType', 'e.size_bytes as sizeBytes', 'e.sha256'])
    .where('e.id', '=', evidenceId)
    .where('e.ticket_id', '=', ticketId)
    .executeTakeFirst();
  if (file === undefined) return refuse(notFound);

  await exchange.sendBytes({ chunks: readBlob(work, file.clientId, file.sha256), headers: downloadHeaders(file) });
  return null;
};
