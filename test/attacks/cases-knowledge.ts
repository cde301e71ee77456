import type { Case } from './case.ts';
import { acceptedTicket, draftedArticle } from './side.ts';

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
