import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openHttpDesk } from '../../test/http-desk.ts';

const desk = await openHttpDesk();
const response = await fetch(`${desk.url}/api/openapi.json`);
const description = (await response.json()) as Description;

/** The parts of the description that these tests look at. */
interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: { readonly schemas: Record<string, object>; readonly responses: Record<string, object> };
}
interface Described {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: object }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }>; readonly headers?: object }>;
  readonly security?: readonly object[];
}

function described(method: string, path: string): Described {
  const found = description.paths[`/api/v1${path}`]?.[method];
  assert.ok(found !== undefined, `${method} ${path} is described`);
  return found;
}

describe('The description of the API', () => {
  test('names every operation once, by its own name', () => {
    const ids = Object.values(description.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));

    assert.deepEqual(ids.toSorted(), desk.place.program.operations.map(({ operation }) => operation.name).toSorted());
  });

  test('says what stands in the path, what in the body, and that nothing else is taken', () => {
    const edit = described('patch', '/notes/{noteId}');

    assert.deepEqual(
      edit.parameters.map((parameter) => [parameter.name, parameter.in, parameter.required]),
      [
        ['noteId', 'path', true],
        ['If-Match', 'header', false],
      ],
    );
    assert.deepEqual(edit.requestBody?.content['application/json']?.schema, {
      type: 'object',
      properties: { title: { type: 'string' } },
      required: ['title'],
      additionalProperties: false,
    });
  });

  test('says that a list has a limit, what it is by itself, and that it need not be given', () => {
    const list = described('get', '/notes');

    assert.deepEqual(
      list.parameters.map((parameter) => [parameter.name, parameter.in, parameter.required]),
      [
        ['limit', 'query', false],
        ['cursor', 'query', false],
        ['tags', 'query', false],
        ['search', 'query', false],
      ],
    );
  });

  test('says which version an edit is done to, and what a reader may hold already', () => {
    const [read, edit, write] = [described('get', '/notes/{noteId}'), described('patch', '/notes/{noteId}'), described('post', '/notes')];

    assert.deepEqual(Object.keys(edit.responses[412] ?? {}), ['$ref']);
    assert.match(JSON.stringify(description.components.responses.VersionConflictProblem), /version-conflict/);
    assert.ok(read.parameters.some((parameter) => parameter.name === 'If-None-Match' && parameter.in === 'header'));
    assert.deepEqual(Object.keys(read.responses).slice(0, 2), ['200', '304']);
    for (const { responses } of [read, edit, write]) assert.deepEqual(Object.keys(responses[200]?.headers ?? {}), ['ETag']);
    assert.equal(described('get', '/notes').responses[200]?.headers, undefined);
    assert.equal(write.responses[412], undefined);
    assert.match(JSON.stringify(write.responses[400]), /VersionNotTakenProblem/);
    assert.doesNotMatch(JSON.stringify(edit.responses[400]), /VersionNotTakenProblem/);
  });

  test('says what is answered, and every no with the facts that come with it', () => {
    const write = described('post', '/notes');

    assert.deepEqual(Object.keys(write.responses), ['200', '400', '401', '403', '409', '413', '415', '422', '429', '500', '503']);
    assert.deepEqual(write.responses[200]?.content?.['application/json']?.schema, { $ref: '#/components/schemas/WriteNoteReply' });
    assert.match(
      JSON.stringify(description.components.schemas.NoteLockedProblem),
      /"lockedBy":\{"type":"string"\}.*"const":"\/errors\/note-locked"/,
    );
  });

  test('says that a file is a file, and that strangers may knock', () => {
    assert.deepEqual(Object.keys(described('post', '/notes/{noteId}/files').requestBody?.content ?? {}), ['*/*']);
    assert.deepEqual(described('post', '/knock').security, []);
    assert.equal(described('delete', '/notes/{noteId}').responses[204] !== undefined, true);
  });

  test('points to nothing that is not there', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference);

    const missing = references.filter((reference) => {
      const [, , kind, name] = reference.split('/');
      return !(kind === 'schemas' || kind === 'responses') || !(String(name) in description.components[kind]);
    });
    assert.deepEqual(missing, []);
    assert.equal(description.openapi, '3.1.1');
  });
});

describe('The reference', () => {
  test('is a page that loads its one script from the desk, and nothing from elsewhere', async () => {
    const page = await fetch(`${desk.url}/api/docs`);
    const text = await page.text();
    const [, script = ''] = /<script[^>]+src="([^"]+)"/.exec(text) ?? [];
    const loaded = await fetch(new URL(script, page.url));

    assert.equal(page.status, 200);
    assert.doesNotMatch(text, /(?:src|href)="https?:/);
    assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self' 'sha256-[^']+'; /);
    assert.equal(loaded.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.ok((await loaded.text()).length > 1_000_000);
  });
});
