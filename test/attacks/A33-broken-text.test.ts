import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { pathParameters } from '../../platform/operation.ts';
import { doerOf, idsFor, once } from './case.ts';
import { attacked } from './cases.ts';
import { formOf, pages } from './pages.ts';
import { openSide } from './side.ts';
import { carried, openSurface } from './surface.ts';

/** More than there are fields in all operations. */
const attempts = 1_500;

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');

/** Every field of every operation; those that hash a password first, or end who asks, are tried in tests of their own. */
const fields = attacked
  .filter(({ slow, endsSession, doer }) => !slow && !endsSession && doer === undefined)
  .flatMap((known) => Object.keys(known.operation.input.shape).map((field) => ({ known, field })));

/** Text with something in it that PostgreSQL does not keep, or that no UTF-8 says. */
const broken = fc
  .tuple(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('\0', '\ud800', '\udfff', '\udc00\ud800', '\uffff', '\u{10ffff}'),
    fc.string({ maxLength: 12 }),
  )
  .map((parts) => parts.join(''));
/** Cursors are opaque: what stands in them is as broken as anybody likes. */
const cursors = fc
  .tuple(broken, fc.constantFrom('019329c8-0000-7000-8000-00000000dead', 'no id'))
  .map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'));

/** Percent-encoded as it is, half characters too: in UTF-8 nobody may say them, which does not keep anybody from sending them. */
const encoded = (text: string): string =>
  [...text].map((letter) => (letter.isWellFormed() ? encodeURIComponent(letter) : surrogateBytes(letter.charCodeAt(0)))).join('');
const surrogateBytes = (code: number): string =>
  [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('');

describe('Text that no database keeps (A33, A40)', () => {
  test('in any field of any operation it is taken as text or refused, and never breaks the desk', async () => {
    const ready = new Map<string, { readonly input: Readonly<Record<string, unknown>>; readonly headers: Record<string, string> }>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), broken, cursors, async ({ known, field }, text, cursor) => {
        const { operation, bytes } = { bytes: undefined, ...known };
        const { name, method, path } = operation;
        let asked = ready.get(name);
        if (asked === undefined) {
          const doer = await doerOf(known, surface, alpha);
          asked = { input: known.input(await idsFor(known, surface, alpha), once()), headers: carried(doer) };
          ready.set(name, asked);
        }
        const input: Readonly<Record<string, unknown>> = { ...asked.input, [field]: field === 'cursor' ? cursor : text };
        const inPath = pathParameters(path);
        const rest = Object.entries(input).filter(([one, value]) => !inPath.includes(one) && value !== undefined);
        const inQuery = method === 'GET' || method === 'DELETE' || operation.takesBytes === true;
        const query = inQuery ? `?${rest.map(([one, value]) => `${one}=${encoded(String(value))}`).join('&')}` : '';

        const sent = await surface.knock({
          method,
          path: `/api/v1${path.replace(/:([A-Za-z]+)/g, (_, one: string) => encoded(String(input[one])))}${query}`,
          headers: { ...asked.headers, ...(!inQuery && { 'content-type': 'application/json' }) },
          ...(!inQuery && { body: JSON.stringify(Object.fromEntries(rest)) }),
          ...(operation.takesBytes === true && { body: bytes ?? Buffer.from('some bytes') }),
        });

        assert.ok(sent.status < 500, `${name} with ${field} = ${JSON.stringify(text)}: ${sent.status} ${sent.text}`);
      }),
      { numRuns: attempts },
    );
  });

  test('on the pages without JavaScript too: in the address, the query and every field of a form', async () => {
    const { requester: kim } = alpha.callers;
    const { token, cookie } = await formOf(surface, kim, '/p/new');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pages), broken, async ({ method, path }, text) => {
        const address = path.replace(/:([A-Za-z]+)/g, () => encoded(text) || 'x');
        const form = ['what', 'more', 'text', 'do', 'key', 'email', 'password'].map((name) => `${name}=${encoded(text)}`).join('&');

        const sent = await surface.knock({
          method,
          path: `${address}?older=${encoded(text)}&said=${encoded(text)}&back=${encoded(text)}`,
          headers: { cookie, ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }) },
          ...(method === 'POST' && { body: `form-token=${token}&${form}` }),
        });

        assert.ok(sent.status < 500, `${method} ${path} with ${JSON.stringify(text)}: ${sent.status}`);
      }),
      { numRuns: 200 },
    );
  });

  test('in headers it is refused or no more than text', async () => {
    const { tier1_agent: ada } = alpha.callers;
    for (const name of [
      'user-agent',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'x-forwarded-for',
      'authorization',
      'x-request-id',
      'accept-language',
    ])
      for (const value of ['\u00ff\u00fe', '%00', '"\u00c0\u0080"', 'Bearer \u00ed\u00a0\u0080']) {
        const sent = await surface.knock({
          method: 'POST',
          path: `/api/v1/tickets/${alpha.ids.ticketId}/notes`,
          headers: { ...carried(ada), 'content-type': 'application/json', [name]: value },
          body: JSON.stringify({ body: 'A note' }),
        });

        assert.ok(sent.status < 500, `${name}: ${sent.status} ${sent.text}`);
      }
  });

  test('nothing of all this was a mistake of the program', () => {
    assert.deepEqual(
      surface.logged.filter((line) => line.includes('"level":50')),
      [],
    );
  });
});
