import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asHtml, asText, letter } from './letter.ts';

const plain = { to: 'kim@client.example', subject: 'Your request', paragraphs: ['Hello Kim,', 'we are on it.'] };

describe('A letter', () => {
  test('says the same in plain text and in HTML, with one thing to do', () => {
    const written = letter.parse({ ...plain, action: { label: 'Open the ticket', path: '/p/abc' } });

    assert.equal(asText(written, 'https://desk.example'), 'Hello Kim,\n\nwe are on it.\n\nOpen the ticket: https://desk.example/p/abc\n');
    assert.match(
      asHtml(written, 'https://desk.example'),
      /<p>Hello Kim,<\/p><p>we are on it\.<\/p><p><a href="https:\/\/desk\.example\/p\/abc">Open the ticket<\/a>/,
    );
  });

  test('shows what people wrote as they wrote it, and runs nothing of it', () => {
    const written = letter.parse({
      ...plain,
      subject: '</title><script>alert(1)</script>',
      paragraphs: [`<img src=x onerror="alert('1')"> & more\nlines`],
    });

    const html = asHtml(written, 'https://desk.example');

    assert.equal(/<(script|img)/.test(html), false);
    assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more<br>lines'));
  });

  for (const [what, wrong] of [
    ['a subject of two lines', { subject: 'Hello\r\nBcc: everybody@client.example' }],
    ['an address of two lines', { to: 'kim@client.example\r\nBcc: everybody@client.example' }],
    ['two addresses', { to: 'kim@client.example, everybody@client.example' }],
    ['a link to another site', { action: { label: 'Open', path: '//evil.example/p' } }],
    ['a link by a backslash to another site', { action: { label: 'Open', path: '/\\evil.example' } }],
    ['a label of two lines', { action: { label: 'Open\nhere', path: '/p' } }],
  ] as const)
    test(`with ${what} is not written`, () => {
      assert.equal(letter.safeParse({ ...plain, ...wrong }).success, false);
    });
});
