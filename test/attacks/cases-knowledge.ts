import type { Case } from './case.ts';
import { escalatedTicket, type Ids, internal, resolutionOf, type Side } from './side.ts';
import type { Surface } from './surface.ts';

/** A ticket that Tier 2 accepted. */
async function acceptedTicket(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '', escalationId = '' } = await escalatedTicket(surface, side);
  await surface.must(side.callers.tier2_technician, 'acceptEscalation', { escalationId });
  return { ticketId };
}

/** An article that was drafted from a ticket of this side, its answers and words for agents alone. */
export async function draftedArticle(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await acceptedTicket(surface, side);
  const { articleId = '' } = await surface.must(side.callers.tier2_technician, 'resolveAndAnswer', {
    ticketId,
    ...resolutionOf(side),
    answers: { tier1Could: true, tier1Why: internal(side, 'closing answer'), knowledge: 'new' },
  });
  return { ticketId, articleId };
}

const answers = { tier1Could: false, tier1Why: 'It needs rights', knowledge: 'new' };
const ofIt = ({ articleId }: Readonly<Record<string, string>>) => ({ articleId });

/** Closing answers and articles. */
export const knowledgeCases: Readonly<Record<string, Case>> = {
  resolveAndAnswer: {
    as: 'tier2_technician',
    before: acceptedTicket,
    input: ({ ticketId }) => ({ ticketId, resolution: 'A new driver', tellRequester: 'It prints again', answers }),
  },
  answerClosing: { as: 'tier2_technician', before: draftedArticle, input: ({ ticketId }) => ({ ticketId, answers }) },
  readClosing: { as: 'tier1_agent', before: draftedArticle, input: ({ ticketId }) => ({ ticketId }) },
  listArticles: {
    as: 'tier1_agent',
    input: () => ({}),
    also: [({ clientId }) => ({ clientId }), () => ({ search: 'canary' }), () => ({ limit: 1 })],
  },
  readArticle: { as: 'tier1_agent', before: draftedArticle, input: ofIt },
  editArticle: {
    as: 'tier1_agent',
    before: draftedArticle,
    input: ({ articleId }, once) => ({
      articleId,
      title: `Blank pages ${once}`,
      symptom: 'Blank pages',
      environment: null,
      cause: null,
      resolution: 'A new driver',
    }),
  },
};
