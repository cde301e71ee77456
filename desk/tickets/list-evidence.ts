import { isShownInline } from '../../platform/files/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { listEvidence as operation } from './contract.ts';

/** More files than this on one ticket belong into an archive among them. */
const mostFiles = 500;

/** Lists the files on a ticket and on those merged into it, oldest first; to a requester only those that are public. */
export const listEvidence: Handler<typeof operation> = async (work, { ticketId }) => {
  const rows = await work.sql
    .selectFrom('tickets.ticket as t')
    .leftJoin('tickets.evidence as e', (join) => join.onRef('e.client_id', '=', 't.client_id').onRef('e.ticket_id', '=', 't.id'))
    .select([
      'e.id as evidenceId',
      'e.file_name as fileName',
      'e.media_type as mediaType',
      'e.size_bytes as sizeBytes',
      'e.sha256',
      'e.public',
      'e.at',
      't.id as standsOn',
      't.reference',
    ])
    .where(({ or, eb }) => or([eb('t.id', '=', ticketId), eb('t.merged_into', '=', ticketId)]))
    .orderBy('e.at')
    .orderBy('e.id')
    .limit(mostFiles)
    .execute();
  // The ticket's own row comes back even when nothing is attached.
  if (rows.length === 0) return refuse(notFound);

  const items = rows.flatMap(({ evidenceId, fileName, mediaType, sizeBytes, sha256, public: isPublic, at, standsOn, reference }) =>
    evidenceId === null ||
    fileName === null ||
    mediaType === null ||
    sizeBytes === null ||
    sha256 === null ||
    isPublic === null ||
    at === null
      ? []
      : [
          {
            evidenceId,
            fileName,
            mediaType,
            sizeBytes,
            sha256,
            public: isPublic,
            inline: isShownInline(mediaType),
            at: at.toString(),
            of: standsOn === ticketId ? null : { ticketId: standsOn, reference },
          },
        ],
  );
  return { items };
};
