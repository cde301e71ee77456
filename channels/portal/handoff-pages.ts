import { hash } from 'node:crypto';
import { handoffOf, handoffPdf } from '../../desk/handoff/index.ts';
import { downloadHeaders, readBlob } from '../../platform/files/index.ts';
import type { Page, PageReply, PageSite } from '../../platform/page.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type HandoffLink, letInToHandoff, reading } from './handoff-link.ts';
import { goTo } from './render.ts';
import { showHandoff } from './show-handoff.ts';
import { takeHandoffAnswer } from './take-handoff-answer.ts';
import { say } from './words.ts';

/** A log of this size is read on a phone; what is larger goes another way. */
const mostFileBytes = 10 * 1024 * 1024;

/**
 * The handoff as a page: by signed link for an engineer without an account, and at the desk for whoever is signed in. Without JavaScript,
 * made for a phone and for paper.
 */
export function putHandoffPages(site: PageSite): void {
  const byLink = {
    letIn: letInToHandoff,
    formToken: ({ parameters }) => hash('sha256', `handoff form ${parameters.token}`, 'base64url'),
  } as const satisfies Pick<Page, 'letIn' | 'formToken'>;

  site.get('/handoffs/:token', {
    ...byLink,
    access: 'escalation.read',
    runApart: (place, request, exchange) =>
      reading(place, request, exchange, {
        what: 'page',
        show: async (work, { ticketId }) => ({ html: showHandoff(await handoffOf(work, ticketId), request, { byLink: true }) }),
      }),
  });
  site.post('/handoffs/:token', { ...byLink, access: 'ticket.note', runApart: takeHandoffAnswer });
  site.get('/handoffs/:token/pdf', {
    ...byLink,
    access: 'escalation.read',
    runApart: (place, request, exchange) => reading(place, request, exchange, { what: 'pdf', show: asPdf }),
  });
  site.get('/handoffs/:token/json', {
    ...byLink,
    access: 'escalation.read',
    runApart: (place, request, exchange) =>
      reading(place, request, exchange, {
        what: 'json',
        show: async (work, { ticketId }) => ({
          html: JSON.stringify(await handoffOf(work, ticketId)),
          headers: { 'content-type': 'application/json; charset=utf-8' },
        }),
      }),
  });
  site.get('/handoffs/:token/files/:evidenceId', {
    ...byLink,
    access: 'evidence.read',
    runApart: (place, request, exchange) =>
      reading(place, request, exchange, { what: 'file', show: (work, link) => file(work, link, request.parameters.evidenceId ?? '') }),
  });
  site.get('/t/:reference/handoff', {
    access: 'escalation.read',
    whenSignedOut: ({ path }) => goTo(`/sign-in?back=${encodeURIComponent(path)}`),
    handler: async (work, request) => {
      const ticketId = await ticketNamed(work, request.parameters.reference ?? '');
      return { html: showHandoff(await handoffOf(work, ticketId), request, { byLink: false }) };
    },
  });
}

async function asPdf(work: Work, { ticketId }: HandoffLink): Promise<PageReply> {
  const handoff = await handoffOf(work, ticketId);
  return {
    html: '',
    bytes: await handoffPdf(handoff),
    headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${handoff.reference} handoff.pdf"` },
  };
}

/** A file that the handoff names, never one of another ticket (assurance.md A15, A24). */
async function file(work: Work, { clientId, ticketId }: HandoffLink, evidenceId: string): Promise<PageReply> {
  const { attachments } = await handoffOf(work, ticketId);
  const found = attachments.find((one) => one.evidenceId === evidenceId) ?? refuse(notFound);
  if (found.sizeBytes > mostFileBytes) return { status: 413, html: say('handoff.fileTooLarge') };
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBlob(work, clientId, found.sha256)) chunks.push(chunk);
  return { html: '', bytes: Buffer.concat(chunks), headers: downloadHeaders(found) };
}

/** A number resolves for ever: that of a merged ticket leads to the one that stayed. */
async function ticketNamed({ sql }: Work, reference: string): Promise<string> {
  const number = /^(?:INC|REQ)-(\d{1,12})$/i.exec(reference)?.[1] ?? refuse(notFound);
  const ticket = await sql
    .selectFrom('tickets.ticket')
    .select(({ fn }) => fn.coalesce('merged_into', 'id').as('ticketId'))
    .where('number', '=', Number(number))
    .executeTakeFirst();
  return ticket?.ticketId ?? refuse(notFound);
}
