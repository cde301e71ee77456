import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openSide } from './side.ts';
import { anonymous, openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const { tier1_agent: ada, requester: kim } = alpha.callers;
const { ticketId = '' } = alpha.ids;

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const gif = Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0080\u0000\u0000', 'latin1');

/** What runs where it is opened, under names that say something else, with types that say something else. */
const dangerous: readonly (readonly [name: string, type: string, bytes: string | Buffer])[] = [
  ['picture.svg', 'image/svg+xml', svg],
  ['picture.svg', 'image/png', `<?xml version="1.0"?>${svg}`],
  ['picture.png', 'image/png', svg],
  ['page.html', 'text/html', '<!doctype html><script>alert(1)</script>'],
  ['page.htm', 'image/jpeg', '\ufeff\n <HTML><body onload=alert(1)>'],
  [
    'page.xhtml',
    'application/xhtml+xml',
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
  ],
  ['data.xml', 'text/xml', '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="data:text/xsl,x"?><a/>'],
  ['data.xml', 'text/xml', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ['paper.pdf', 'application/pdf', '%PDF-1.7\n1 0 obj <</OpenAction <</S /JavaScript /JS (app.alert(1))>> >>\n%%EOF'],
  ['shell.pht', 'image/png', '<?php system($_GET["c"]); ?>'],
  ['report.png.html', 'image/png', '<script>alert(1)</script>'],
  ['report.html.png', 'text/html', '<script>alert(1)</script>'],
  ['report.pdf.exe', 'application/pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
  ['macro.hta', 'text/plain', '<hta:application id=x><script language=vbscript>x</script>'],
  ['link.url', 'text/plain', '[InternetShortcut]\nURL=javascript:alert(1)'],
  ['mail.mht', 'message/rfc822', 'MIME-Version: 1.0\nContent-Type: text/html\n\n<script>alert(1)</script>'],
  ['utf7.txt', 'text/html; charset=utf-7', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-'],
  ['utf16.txt', 'text/html; charset=utf-16', Buffer.from('\ufeff<script>alert(1)</script>', 'utf16le')],
  ['style.css', 'text/css', '{}*{background:url(https://evil.example)}'],
  ['code.js', 'text/javascript', 'alert(document.cookie)//'],
  ['sheet.csv', 'text/csv', '=cmd|"/c calc"!A1'],
];
/** Pictures to one program and pages to another. */
const polyglots: readonly (readonly [name: string, type: string, bytes: Buffer])[] = [
  ['tail.png', 'text/html', Buffer.concat([png, Buffer.from('<html><script>alert(1)</script>')])],
  ['tail.html', 'image/svg+xml', Buffer.concat([gif, Buffer.from(`/*${svg}*/=1;alert(1)`)])],
  ['lie.png', 'text/html', png],
];

async function attached(fileName: string, type: string, bytes: string | Buffer, by = ada) {
  const reply = await surface.must(
    by,
    'attachEvidence',
    { ticketId, fileName, public: 'true' },
    {
      bytes: Buffer.from(bytes),
      headers: { 'content-type': type },
    },
  );
  return surface.ask(by, 'readEvidence', { ticketId, evidenceId: reply.evidenceId });
}

/** Whatever it is: it is not guessed at, runs nothing, and nobody else may hold it. */
function assertHarmless(headers: Readonly<Record<string, string>>): void {
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match(headers['content-security-policy'] ?? '', /^sandbox; default-src 'none'/);
  assert.match(headers['cache-control'] ?? '', /private, no-store|no-store/);
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
}

describe('Files that run (A27: osTicket SVG 1.15.3; RT CVE-2022-25802; FreeScout SVG and PDF 2026-03)', () => {
  for (const [name, type, bytes] of dangerous)
    test(`${name} sent as ${type} comes back as a download that runs nothing`, async () => {
      for (const by of [ada, kim]) {
        const sent = await attached(name, type, bytes, by);

        assert.equal(sent.status, 200);
        assert.deepEqual(sent.bytes, Buffer.from(bytes));
        assertHarmless(sent.headers);
        assert.match(sent.headers['content-disposition'] ?? '', /^attachment;/);
        assert.doesNotMatch(sent.headers['content-type'] ?? '', /html|svg|css|javascript|utf-7|utf-16/i);
      }
    });

  for (const [name, type, bytes] of polyglots)
    test(`${name} sent as ${type} is shown as the picture that its bytes are, and as nothing else`, async () => {
      const sent = await attached(name, type, bytes);

      assertHarmless(sent.headers);
      assert.match(sent.headers['content-type'] ?? '', /^image\/(png|gif)$/);
      assert.match(sent.headers['content-disposition'] ?? '', /^inline;/);
    });

  test('of what this desk holds only four kinds of picture are ever shown inline', async () => {
    const { items } = (await surface.ask(ada, 'listEvidence', { ticketId })).json as { items: { inline: boolean; mediaType: string }[] };

    const inline = items.filter((item) => item.inline).map(({ mediaType }) => mediaType);

    assert.ok(items.length > dangerous.length);
    assert.ok(inline.length > 0);
    for (const mediaType of inline) assert.match(mediaType, /^image\/(png|jpeg|gif|webp)$/);
  });

  test('neither the query nor a header changes what a file is sent as', async () => {
    const { evidenceId = '' } = await surface.must(ada, 'attachEvidence', { ticketId, fileName: 'a.svg' }, { bytes: Buffer.from(svg) });

    const asked = await surface.ask(ada, 'readEvidence', { ticketId, evidenceId, disposition: 'inline' });
    const wanted = await surface.ask(
      ada,
      'readEvidence',
      { ticketId, evidenceId },
      { headers: { accept: 'text/html', range: 'bytes=0-3' } },
    );

    assert.equal(asked.status, 400);
    assertHarmless(wanted.headers);
    assert.match(wanted.headers['content-disposition'] ?? '', /^attachment;/);
  });

  test('whoever knows the address of a file still needs to be let in (A24: FreeScout GHSA-wg74-ww4w-2qpc)', async () => {
    const stranger = await surface.ask(anonymous, 'readEvidence', { ticketId, evidenceId: alpha.ids.evidenceId });

    assert.equal(stranger.status, 401);
  });
});
