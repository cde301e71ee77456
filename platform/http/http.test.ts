import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openHttpDesk } from '../../test/http-desk.ts';

const desk = await openHttpDesk();
const ada = await desk.hire('tier1_agent');
const auditor = await desk.hire('auditor');

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // What the API answered, whatever that is; each test looks at what it expects.
  readonly body: Record<string, unknown>;
}

async function send(method: string, path: string, body?: string | object, headers: Record<string, string> = {}): Promise<Answered> {
  const response = await fetch(`${desk.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${ada.token}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : (JSON.parse(text) as Answered['body']) };
}

async function write(title: string): Promise<string> {
  const { body } = await send('POST', '/notes', { title });
  return String(body.noteId);
}

describe('What comes in', () => {
  test('Ada is told every field that is wrong, each by its place', async () => {
    const { status, headers, body } = await send('POST', '/notes', { title: '', place: { floor: 'second', wing: 'east' }, tier: 3 });

    assert.equal(status, 400);
    assert.equal(headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal(body.type, '/errors/input-invalid');
    assert.deepEqual(
      (body.errors as { pointer: string }[]).map(({ pointer }) => pointer),
      ['#/title', '#/place/floor', '#/place/wing', '#/tier'],
    );
  });

  for (const [what, body, pointer] of [
    ['a NUL character', '{"title":"a\\u0000b"}', '#/title'],
    ['half a character', '{"title":"a\\ud800b"}', '#/title'],
    ['a NUL deep inside', '{"title":"a","tags":["fine","\\u0000"]}', '#/tags/1'],
    ['a name that cannot be kept', '{"title":"a","\\u0000":1}', '#'],
    ['__proto__', '{"title":"a","__proto__":{"tier":3}}', '#'],
    ['constructor.prototype', '{"title":"a","constructor":{"prototype":{"tier":3}}}', '#'],
    ['a list', '[1]', '#'],
    ['a bare text', '"title"', '#'],
    ['half of a JSON text', '{"title":', '#'],
    ['nesting without end', `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, `#/title${'/0'.repeat(31)}`],
    ['a number too large', '{"title":"a","place":{"floor":1e400}}', '#/place/floor'],
  ] as const) {
    test(`a body with ${what} is refused by its place, and nothing is saved`, async () => {
      const { status, body: problem } = await send('POST', '/notes', body);

      assert.equal(status, 400);
      assert.deepEqual(
        (problem.errors as { pointer: string }[]).map((error) => error.pointer),
        [pointer],
      );
      assert.equal(await desk.count('a'), 0);
    });
  }

  test('a NUL in the query is refused before the database sees it', async () => {
    const { status, body } = await send('GET', '/notes?search=%00');

    assert.equal(status, 400);
    assert.equal((body.errors as { pointer: string }[])[0]?.pointer, '#/search');
  });

  for (const query of ['limit=0', 'limit=201', 'limit=ten', 'limit=1&limit=2', 'sort=constructor', '__proto__=1', 'constructor=1']) {
    test(`a list asked for with ${query} is refused`, async () => {
      const { status } = await send('GET', `/notes?${query}`);

      assert.equal(status, 400);
    });
  }

  test('a list of one in the query is a list', async () => {
    const { body } = await send('GET', '/notes?tags=only&limit=5&search=nothing-like-it');

    assert.deepEqual(body.items, [{ title: 'only' }]);
  });

  test('what stands in the path cannot be said again in the body', async () => {
    const noteId = await write('in the path');

    const { status, body } = await send('PATCH', `/notes/${noteId}`, { noteId, title: 'x' });

    assert.equal(status, 400);
    assert.equal((body.errors as { pointer: string }[])[0]?.pointer, '#/noteId');
  });

  test('what belongs in the body cannot be sent in the query', async () => {
    const { status } = await send('POST', '/notes?title=query', { title: 'body' });

    assert.equal(status, 400);
  });

  test('more than a megabyte of JSON is refused with what is taken', async () => {
    const { status, body } = await send('POST', '/notes', { title: 'x'.repeat(1_048_577) });

    assert.equal(status, 413);
    assert.equal(body.type, '/errors/too-large');
    assert.equal(body.mostBytes, 1_048_576);
  });

  test('a form from elsewhere is not JSON and is refused', async () => {
    const { status, body } = await send('POST', '/notes', 'title=x', { 'content-type': 'application/x-www-form-urlencoded' });

    assert.equal(status, 415);
    assert.equal(body.type, '/errors/wrong-kind-of-body');
  });

  test('a byte order mark before the JSON does no harm', async () => {
    const { status } = await send('POST', '/notes', '\ufeff{"title":"marked"}');

    assert.equal(status, 200);
  });
});

describe('What goes out', () => {
  test('only what the reply names goes out', async () => {
    const { status, body } = await send('POST', '/notes', { title: 'plain' });

    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body).sort(), ['noteId', 'title', 'version']);
  });

  test('a refusal names its page, what stood in the way and what to do', async () => {
    const { status, body } = await send('POST', '/notes', { title: 'locked' });

    assert.equal(status, 409);
    const { requestId, ...rest } = body;
    assert.match(String(requestId), /^[0-9a-f-]{36}$/);
    assert.deepEqual(rest, {
      type: '/errors/note-locked',
      title: 'The note is locked',
      status: 409,
      detail: 'Wait until it is unlocked.',
      lockedBy: 'Ada',
    });
  });

  test('a mistake of the program tells only the id under which the log names it', async () => {
    const { status, headers, body } = await send('POST', '/notes', { title: 'broken' });

    assert.equal(status, 500);
    assert.equal(body.type, '/errors/internal-error');
    assert.doesNotMatch(JSON.stringify(body), /hunter2|secret of/);
    assert.equal(headers.get('x-request-id'), body.requestId);
    assert.ok(desk.logged.some((line) => line.includes(String(body.requestId)) && line.includes('hunter2')));
  });

  test('what was read is not sent again while it has not changed', async () => {
    const noteId = await write('tagged');
    const first = await send('GET', `/notes/${noteId}`);

    const again = await send('GET', `/notes/${noteId}`, undefined, { 'if-none-match': `W/"7", ${first.headers.get('etag')}` });

    assert.equal(first.headers.get('etag'), '"1"');
    assert.equal(again.status, 304);
    assert.deepEqual(again.body, {});
  });

  test('an edit of what somebody else has changed meanwhile is refused', async () => {
    const noteId = await write('raced');
    await send('PATCH', `/notes/${noteId}`, { title: 'first' }, { 'if-match': '"1"' });

    const second = await send('PATCH', `/notes/${noteId}`, { title: 'second' }, { 'if-match': '"1"' });

    assert.equal(second.status, 412);
    assert.equal(second.body.type, '/errors/version-conflict');
    assert.equal(await desk.count('second'), 0);
  });

  test('an If-Match where no version is looked at is refused, whatever it says', async () => {
    for (const tag of ['"1"', '*', 'anything']) {
      const { status, body } = await send('POST', '/notes', { title: 'matched' }, { 'if-match': tag });

      assert.equal(status, 400);
      assert.equal(body.type, '/errors/version-not-taken');
    }
    assert.equal(await desk.count('matched'), 0);
  });

  test('an If-Match that was never an ETag matches nothing', async () => {
    const noteId = await write('untagged');

    const { status } = await send('PATCH', `/notes/${noteId}`, { title: 'x' }, { 'if-match': '"abc"' });

    assert.equal(status, 412);
  });
});

describe('Who may', () => {
  for (const authorization of ['', 'Bearer sl_unknown', 'Basic YTpi', 'Bearer']) {
    test(`a request with "${authorization}" for a name is not signed in, before its body is read`, async () => {
      const { status, headers, body } = await send('POST', '/notes', '{"title":', { authorization });

      assert.equal(status, 401);
      assert.equal(headers.get('www-authenticate'), 'Bearer');
      assert.equal(body.type, '/errors/not-signed-in');
    });
  }

  test('an auditor reads notes and may not write one', async () => {
    const reading = await send('GET', '/notes', undefined, { authorization: `Bearer ${auditor.token}` });
    const writing = await send('POST', '/notes', { title: 'audited' }, { authorization: `Bearer ${auditor.token}` });

    assert.equal(reading.status, 200);
    assert.equal(writing.status, 403);
    assert.equal(writing.body.type, '/errors/not-permitted');
  });

  test('what does not exist is not found, and neither are ways that do not exist', async () => {
    const note = await send('GET', '/notes/01900000-0000-7000-8000-000000000000');
    const way = await send('GET', '/nothing');
    const method = await send('PUT', '/notes', { title: 'x' });

    assert.deepEqual([note.status, way.status, method.status], [404, 404, 404]);
    assert.equal(way.body.type, '/errors/not-found');
  });

  for (const alias of [
    '//api/v1/notes',
    '/api//v1/notes',
    '/API/v1/notes',
    '/api/v1/notes/',
    '/api/;/v1/notes',
    '/api/v1/notes.',
    '/api/./v1/../v2/notes',
    '/%61pi/v1/notes',
    '/api%2fv1/notes',
  ]) {
    test(`nobody gets more by asking for ${alias}`, async () => {
      const response = await fetch(`${desk.url}${alias}`);

      assert.ok([401, 404].includes(response.status), String(response.status));
    });
  }

  test('an answer of the API is kept by nobody and runs nothing', async () => {
    const { headers } = await send('GET', '/notes');

    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(headers.get('strict-transport-security'), null);
  });
});
