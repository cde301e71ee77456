import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { isPublic } from './addresses.ts';
import { allowedOf, CallFailed, callingOut, targetOf } from './call-out.ts';

describe('Where the desk calls (A58)', () => {
  for (const address of [
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.1',
    '192.168.0.10',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::808:808',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'fd00::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    'localhost',
  ])
    test(`${address} is not out in the world`, () => assert.equal(isPublic(address), false));
  for (const address of ['8.8.8.8', '140.82.121.4', '2606:50c0:8000::153'])
    test(`${address} is`, () => assert.equal(isPublic(address), true));

  for (const url of [
    'http://api.github.com/',
    'gopher://api.github.com/',
    'file:///etc/passwd',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://api.github.com:22/',
    'https://api.github.com:5432/',
    'https://me:secret@api.github.com/',
    'not a url',
  ])
    test(`${url} is not called`, () => assert.throws(() => targetOf(url, new Set()), CallFailed));

  test('what the operator allowed is called as it is written, and on no other port', () => {
    const allowed = allowedOf(' jira.internal:8080, 10.0.0.7:443 ');

    assert.ok(targetOf('http://jira.internal:8080/rest', allowed).isAllowed);
    assert.ok(targetOf('https://10.0.0.7/rest', allowed).isAllowed);
    assert.throws(() => targetOf('http://jira.internal:8081/rest', allowed), CallFailed);
    assert.throws(() => targetOf('http://10.0.0.7/rest', allowed), CallFailed);
  });
});

const server = createServer((request, response) => {
  if (request.url === '/redirect') return response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  if (request.url === '/endless') return response.writeHead(200).end(Buffer.alloc(2 * 1024 * 1024));
  return response.writeHead(200).end(`${request.method} ${request.headers['user-agent']}`);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => server.close());
const { port } = server.address() as AddressInfo;
const call = callingOut(allowedOf(`127.0.0.1:${port}`));

test('a redirect is not followed', async () => {
  const { status } = await call({ url: `http://127.0.0.1:${port}/redirect`, method: 'GET' });

  assert.equal(status, 302);
});

test('an answer without end is cut off', async () => {
  await assert.rejects(call({ url: `http://127.0.0.1:${port}/endless`, method: 'GET' }), /more than it should/);
});

test('a name that leads inside is found out when it is connected to', async () => {
  await assert.rejects(callingOut(new Set())({ url: 'https://localhost/', method: 'GET' }), /inside this network/);
});

test('what nobody answers at is said in words, without the address', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port: free } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));

  await assert.rejects(
    callingOut(allowedOf(`127.0.0.1:${free}`))({ url: `http://127.0.0.1:${free}/`, method: 'GET' }),
    (error) => error instanceof CallFailed && error.words === 'Nothing answers there' && error.passing,
  );
});
