import { signIn as operation } from '../../platform/identity/contract.ts';
import { signIn, signOut } from '../../platform/identity/index.ts';
import { signInRefused, tooManyAttempts } from '../../platform/identity/refusals.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import type { Exchange } from '../../platform/module.ts';
import type { PageReply, PageRequest, PageSite } from '../../platform/page.ts';
import { Refused } from '../../platform/refusal.ts';
import { howLong } from './moments.ts';
import { goTo, render, saidWords } from './render.ts';
import { say } from './words.ts';

const home = '/p';
const signInPath = '/p/sign-in';

/** Signing in and out of the portal, as plain forms on the same sessions as the rest of the desk. */
export function putSignInPages(site: PageSite): void {
  site.get(signInPath, {
    access: 'public',
    handler: async (_work, request) => (request.authority.kind === 'anonymous' ? showSignIn(request) : goTo(home)),
  });
  site.post(signInPath, { access: 'public', runApart: takeSignIn });
  site.post('/p/sign-out', {
    access: 'signed_in',
    whenSignedOut: () => goTo(signInPath),
    runApart: async (place, { authority, reach }, exchange) => {
      await inWork(place, { authority, reach, requestId: exchange.requestId }, (work) => signOut(work, {}, exchange));
      return goTo(`${signInPath}?said=signed-out`);
    },
  });
}

/** Sends whoever is not signed in to the door, and back afterwards. A form that was sent too late is shown with all that it held. */
export function signInFirst(request: PageRequest): PageReply {
  const { path, form, nonce, hiddenToken } = request;
  if (Object.keys(form).length === 0) return goTo(`${signInPath}?then=${encodeURIComponent(path)}`);
  const texts = [form.what, form.more, form.text].filter((text) => text !== undefined && text !== '');
  const html = render(
    'signed-out',
    { title: say('signedOut.title'), nonce, hiddenToken },
    { path, fields: Object.entries(form), texts, signInPath },
  );
  return { status: 401, html };
}

function showSignIn(request: PageRequest, tried: { readonly email?: string; readonly problem?: string } = {}): PageReply {
  const { query, form, nonce, hiddenToken } = request;
  const said = tried.problem === undefined ? saidWords(query.said) : undefined;
  const frame = { title: say('signIn.title'), nonce, hiddenToken, said };
  return {
    html: render('sign-in', frame, { email: '', problem: undefined, ...tried, back: wayBack(form.then ?? query.then), signInPath }),
  };
}

async function takeSignIn(place: WorkPlace, request: PageRequest, exchange: Exchange): Promise<PageReply> {
  const { email = '', password = '', then } = request.form;
  const input = operation.input.safeParse({ email, password });
  if (!input.success) return { ...showSignIn(request, { email, problem: say('signIn.missing') }), status: 400 };
  try {
    const { kind } = await signIn(place, input.data, exchange);
    return goTo(kind === 'agent' ? '/' : wayBack(then));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.kind === signInRefused) return { ...showSignIn(request, { email, problem: say('signIn.refused') }), status: 401 };
    if (error.kind !== tooManyAttempts) throw error;
    const wait = howLong(Number(error.facts.retryAfterSeconds));
    return { ...showSignIn(request, { email, problem: say('signIn.tooMany', { howLong: wait }) }), status: 429 };
  }
}

/** Only pages of the portal: nobody is sent elsewhere by a prepared link. */
function wayBack(then: string | undefined): string {
  return then !== undefined && /^\/p(\/[\w-]+){0,3}$/.test(then) ? then : home;
}
