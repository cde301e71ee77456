import { refusal } from '../../platform/refusal.ts';

export const neverEscalated = refusal({
  code: 'never-escalated',
  status: 409,
  title: 'No higher tier has resolved this ticket',
  advice: 'Resolve it without closing answers: they are asked only of tickets that Tier 1 escalated and a higher tier accepted.',
});
export const articleUnknown = refusal({
  code: 'article-unknown',
  status: 422,
  title: 'There is no such article at this client',
  advice: 'Name an article of the ticket’s client, or leave it out.',
});
export const articleNotAsked = refusal({
  code: 'article-not-asked',
  status: 422,
  title: 'This answer names no article',
  advice: 'Leave articleId out: what is new gets a draft of its own, and what is not article-worthy has none.',
});
