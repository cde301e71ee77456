import { randomBytes } from 'node:crypto';
import { openTicket as operation } from '../../desk/tickets/contract.ts';
import { openTicket } from '../../desk/tickets/index.ts';
import { reachFor } from '../../platform/identity/index.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import type { Exchange } from '../../platform/module.ts';
import type { PageReply, PageRequest } from '../../platform/page.ts';
import { Refused } from '../../platform/refusal.ts';
import { hideField, mistakeIn, secretIn } from './mistakes.ts';
import { once } from './once.ts';
import { goTo, render } from './render.ts';
import { say } from './words.ts';

/** What was typed, and what is wrong with which field of it. */
interface Typed {
  readonly what: string;
  readonly more: string;
  readonly problems: { readonly what?: string | undefined; readonly more?: string | undefined; readonly whole?: string | undefined };
}

/** The form with which a requester reports something: what is wrong, and what else we should know. */
export function showNewTicket(request: PageRequest, typed: Typed = { what: '', more: '', problems: {} }): PageReply {
  const { nonce, hiddenToken } = request;
  const key = randomBytes(16).toString('base64url');
  return { html: render('new', { title: say('new.title'), nonce, hiddenToken, nav: 'new' }, { ...typed, key }) };
}

/** Opens the ticket and goes to its page; shows the form again, with what was typed, when that cannot be done. */
export async function takeNewTicket(place: WorkPlace, request: PageRequest, exchange: Exchange): Promise<PageReply> {
  const { authority, form } = request;
  const typed = { what: form.what ?? '', more: (form.more ?? '').replaceAll('\r\n', '\n') };
  const { title, description } = operation.input.shape;
  const problems = {
    what: mistakeIn(title, typed.what, 'problem.whatEmpty', 'problem.oneLine'),
    more: typed.more.trim() === '' ? undefined : mistakeIn(description, typed.more, 'problem.whatEmpty'),
  };
  if (problems.what !== undefined || problems.more !== undefined) return { ...showNewTicket(request, { ...typed, problems }), status: 400 };
  const secret = secretIn(`${typed.what}\n${typed.more}`, form);
  if (secret !== undefined) {
    const warned = { ...request, hiddenToken: request.hiddenToken + hideField };
    return { ...showNewTicket(warned, { ...typed, problems: { whole: secret } }), status: 422 };
  }
  const input = operation.input.parse({
    title: typed.what,
    ...(typed.more.trim() !== '' && { description: typed.more }),
    channel: 'portal',
  });
  try {
    const options = { authority, reach: reachFor(authority, operation.permission), requestId: exchange.requestId };
    const reference = await inWork(place, options, (work) =>
      once(work, { key: form.key, words: [typed.what, typed.more] }, async () => (await openTicket(work, input, exchange)).reference),
    );
    return goTo(`/p/tickets/${reference}?said=opened`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ...showNewTicket(request, { ...typed, problems: { whole: say('problem.intake') } }), status: error.kind.status };
  }
}
