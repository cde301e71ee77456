import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { downloadHeaders, isShownInline } from './download-headers.ts';
import { mediaTypeOf } from './media-type.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const bytes = (text: string) => Buffer.from(text);
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('What a file is by its bytes', () => {
  const pictures: readonly (readonly [string, Buffer, string])[] = [
    ['PNG', png, 'image/png'],
    ['JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'), 'image/jpeg'],
    ['GIF', bytes('GIF89a\u0001\u0000\u0001\u0000'), 'image/gif'],
    ['WebP', Buffer.concat([bytes('RIFF'), Buffer.from([26, 0, 0, 0]), bytes('WEBPVP8L'), Buffer.alloc(18)]), 'image/webp'],
    ['a PNG with a page behind it', Buffer.concat([png, bytes('<html><script>alert(1)</script>')]), 'image/png'],
  ];
  for (const [title, content, mediaType] of pictures) {
    test(`${title} is shown`, async () => {
      const known = await mediaTypeOf(content);

      assert.equal(known, mediaType);
      assert.ok(isShownInline(known));
    });
  }

  const active: readonly (readonly [string, string])[] = [
    ['an SVG', svg],
    ['an SVG behind a declaration', `<?xml version="1.0"?>${svg}`],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a page behind blanks', `\n\n   <HTML><body onload=alert(1)>`],
    ['XHTML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'],
    ['XML with a style sheet', '<?xml version="1.0"?><?xml-stylesheet href="x.xsl" type="text/xsl"?><a/>'],
    ['a PDF that runs something', '%PDF-1.7\n1 0 obj <</OpenAction <</S /JavaScript /JS (app.alert(1))>> >>'],
    ['a PHP script', '<?php system($_GET["c"]); ?>'],
  ];
  for (const [title, content] of active) {
    test(`${title} is a download that runs nothing`, async () => {
      const mediaType = await mediaTypeOf(bytes(content));

      const headers = downloadHeaders({ fileName: 'x.html', mediaType, sizeBytes: content.length });

      assert.ok(!isShownInline(mediaType));
      assert.doesNotMatch(mediaType, /html|svg/);
      assert.match(headers['content-disposition'] ?? '', /^attachment;/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['content-security-policy'], "sandbox; default-src 'none'");
    });
  }

  test('a log is plain text, colors and a letter cut at the end included', async () => {
    const log = Buffer.concat([bytes('09:01 \u001B[31mERROR\u001B[0m Störung\r\n\tat line 4: 3 < 4\n'), bytes('ü').subarray(0, 1)]);

    assert.equal(await mediaTypeOf(log), 'text/plain');
  });

  test('bytes that are nothing known are just bytes', async () => {
    assert.equal(await mediaTypeOf(Buffer.from([0, 1, 2, 3, 200, 201])), 'application/octet-stream');
    assert.equal(await mediaTypeOf(Buffer.from('Caf\xe9 Gr\xfcn', 'latin1')), 'application/octet-stream');
  });

  test('whatever 2,000 broken files begin with, an answer is given', async () => {
    const starts = [
      png,
      bytes('PK\u0003\u0004'),
      bytes('%PDF-'),
      bytes('ftypisom'),
      Buffer.from([0x1f, 0x8b, 8]),
      Buffer.from([0xff, 0xfb]),
    ];
    let seed = 7;
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % 256;
    };

    for (let count = 0; count < 2_000; count += 1) {
      const start = starts[count % starts.length] ?? png;
      const broken = Buffer.concat([start.subarray(0, 1 + (next() % start.length)), Buffer.from(Array.from({ length: next() }, next))]);

      assert.match(await mediaTypeOf(broken), /^[a-z]+\/[a-z0-9.+-]+/);
    }
  });
});

test('the name travels whole to browsers that can, and harmless to those that cannot', () => {
  const headers = downloadHeaders({ fileName: 'Störung "1" (100 %)\'s.log', mediaType: 'text/plain', sizeBytes: 12 });

  assert.equal(
    headers['content-disposition'],
    `attachment; filename="St_rung _1_ (100 _)'s.log"; filename*=UTF-8''St%C3%B6rung%20%221%22%20%28100%20%25%29%27s.log`,
  );
  assert.equal(headers['content-length'], '12');
  assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
});
