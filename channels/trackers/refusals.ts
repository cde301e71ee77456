import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const connectionUnknown = refusal({
  code: 'connection-unknown',
  status: 422,
  title: 'There is no such connection for this client',
  advice: 'Choose a connection from the list.',
});
export const tokenMissing = refusal({
  code: 'token-missing',
  status: 422,
  title: 'This needs a token of the other system',
  advice: 'Make one there for an account that may open issues, and give it here; it is kept sealed.',
});
export const tokenAskedAgain = refusal({
  code: 'token-asked-again',
  status: 422,
  title: 'With a new address the token has to be given again',
  advice: 'The token that is kept goes to no other server. Give the one of an account there.',
});
export const kindFixed = refusal({
  code: 'kind-fixed',
  status: 422,
  title: 'A connection keeps its kind',
  advice: 'End this connection and add one of the other kind.',
});
export const handedOverAlready = refusal({
  code: 'handed-over-already',
  status: 409,
  title: 'The ticket was handed over there already',
  advice: 'What changes is read by the link in it. Hand it over elsewhere, or go on there.',
  facts: z.object({ state: z.string() }),
});
export const signatureWrong = refusal({
  code: 'signature-wrong',
  status: 401,
  title: 'This was not signed with the connection’s secret',
  advice: 'Give the other system the secret that was shown last, or have a new one made for the connection.',
});
