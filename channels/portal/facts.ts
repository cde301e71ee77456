import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { instant } from '../../platform/wire.ts';

/** Stream: the ticket's id. Somebody made a link that shows this ticket to its requester; the link itself is in no fact. */
export const ticketShared = fact({
  name: 'ticket-shared',
  version: 1,
  payload: z.object({ linkId: z.uuid(), requesterId: z.uuid(), expiresAt: instant }),
});
/** Stream: the ticket's id. These links open nothing any more. */
export const ticketShareRevoked = fact({
  name: 'ticket-share-revoked',
  version: 1,
  payload: z.object({ linkIds: z.array(z.uuid()).min(1) }),
});
/** Stream: the ticket's id, or the client's for a month. Somebody made a link that shows this statement; the link itself is in no fact. */
export const statementShared = fact({
  name: 'statement-shared',
  version: 1,
  payload: z.object({ linkId: z.uuid(), month: z.string().nullable(), expiresAt: instant }),
});
/** Stream: as above. These links open nothing any more. */
export const statementShareRevoked = fact({
  name: 'statement-share-revoked',
  version: 1,
  payload: z.object({ linkIds: z.array(z.uuid()).min(1), month: z.string().nullable() }),
});
/** Stream: the ticket's id. Somebody made a link by which an engineer without an account reads the handoff and answers. */
export const handoffShared = fact({
  name: 'handoff-shared',
  version: 1,
  payload: z.object({ linkId: z.uuid(), label: said(z.string()), expiresAt: instant }),
});
/** Stream: the ticket's id. This link opens nothing any more. */
export const handoffShareRevoked = fact({
  name: 'handoff-share-revoked',
  version: 1,
  payload: z.object({ linkId: z.uuid(), label: said(z.string()) }),
});
/** Stream: the ticket's id. The handoff was opened by this link for the first time; every time is on record beside (`link_read`). */
export const handoffRead = fact({ name: 'handoff-read', version: 1, payload: z.object({ linkId: z.uuid(), label: said(z.string()) }) });
