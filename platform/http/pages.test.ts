import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openHttpDesk } from '../../test/http-desk.ts';

const folder = await mkdtemp(join(tmpdir(), 'secondline-web-'));
after(() => rm(folder, { recursive: true }));
await mkdir(join(folder, 'assets'));
await writeFile(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><div id="root"></div>');
await writeFile(join(folder, 'assets', 'index-abc123.js'), 'console.log(1)');
await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');

const desk = await openHttpDesk({}, folder);
const browser = { accept: 'text/html,application/xhtml+xml' };
const get = (path: string, headers: Record<string, string> = browser) => fetch(`${desk.url}${path}`, { headers, redirect: 'manual' });

describe('The web', () => {
  for (const path of ['/', '/queue', '/tickets/INC-1042', '/setup/some-token_1']) {
    test(`Ada opens ${path} and gets the one page, with a nonce of its own`, async () => {
      const response = await get(path);

      const [, nonce] = /nonce="(\w+)"/.exec(await response.text()) ?? [];
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.equal(response.status, 200);
      assert.ok(policy.includes(`'nonce-${nonce}'`));
      assert.match(policy, /script-src 'self' 'nonce-\w+'(;|$)/);
      assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline|upgrade-insecure-requests/);
    });
  }

  for (const path of ['/api/v2', '/p/x/y', '/s/x', '/assets/gone.js', '/errors', '//api/v1/notes', '/Api/v1', '/api;x', '/a/../api']) {
    test(`${path} is no page of the web`, async () => {
      const { status } = await get(path);

      assert.ok(status === 404 || status === 400, String(status));
    });
  }

  test('a program that asks for an unknown path is not given a page', async () => {
    const { status, headers } = await get('/queue', { accept: 'application/json' });

    assert.equal(status, 404);
    assert.match(headers.get('content-type') ?? '', /html|problem/);
  });

  test('what has its digest in its name is kept for a year', async () => {
    const { status, headers } = await get('/assets/index-abc123.js');

    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });

  test('an icon is served as what it is', async () => {
    const { headers } = await get('/icon.svg');

    assert.equal(headers.get('content-type'), 'image/svg+xml');
  });
});

describe('A page for everybody', () => {
  test('about a refusal says what it is and what to do', async () => {
    const response = await get('/errors/note-locked');

    const text = await response.text();
    assert.equal(response.status, 200);
    assert.match(text, /The note is locked[\s\S]*Wait until it is unlocked\./);
  });

  test('about a refusal that there is none of is not found', async () => {
    const { status } = await get('/errors/%3Cscript%3E');

    assert.equal(status, 404);
  });
});

describe('A page by signed link', () => {
  const token = /name="form-token" value="([\w-]+)"/;

  test('is shown on behalf of whom the link vouches for, and kept by nobody', async () => {
    const response = await get('/p/good');

    assert.match(await response.text(), /requester:0{8}/);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.match(response.headers.get('set-cookie') ?? '', /^secondline-form=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('that is no longer good is a page that says so', async () => {
    const response = await get('/p/forged');

    assert.equal(response.status, 404);
    assert.match(response.headers.get('content-type') ?? '', /text\/html/);
    assert.match(await response.text(), /There is no such thing here/);
  });

  async function post(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${desk.url}/p/good`, { method: 'POST', headers, body: new URLSearchParams(form) });
  }

  test('takes a form that came from it', async () => {
    const page = await get('/p/good');
    const [cookie = ''] = (page.headers.get('set-cookie') ?? '').split(';');
    const [, value = ''] = token.exec(await page.text()) ?? [];

    const response = await post({ 'form-token': value, reply: 'It prints again' }, { cookie });

    assert.equal(response.status, 201);
    assert.match(await response.text(), /thanks/);
  });

  test('refuses a form without the hidden token', async () => {
    const page = await get('/p/good');
    const [cookie = ''] = (page.headers.get('set-cookie') ?? '').split(';');

    const response = await post({ reply: 'forged' }, { cookie });

    assert.equal(response.status, 403);
  });

  test('refuses a form that another site sent', async () => {
    const page = await get('/p/good');
    const [cookie = ''] = (page.headers.get('set-cookie') ?? '').split(';');
    const [, value = ''] = token.exec(await page.text()) ?? [];

    const response = await post({ 'form-token': value }, { cookie, origin: 'https://evil.example' });

    assert.equal(response.status, 403);
  });
});
