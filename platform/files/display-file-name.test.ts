import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { displayFileName } from './display-file-name.ts';

describe('File names that people send', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a plain name stays as it is', 'error log 2026-03-02.txt', 'error log 2026-03-02.txt'],
    ['letters of any script stay', 'Störung – 故障 – сбой.png', 'Störung – 故障 – сбой.png'],
    ['a path leaves only its last part', '../../etc/passwd', 'passwd'],
    ['so does one of Windows', 'C:\\Users\\kim\\trace.pcap', 'trace.pcap'],
    ['so does an escaped one', '..%2f..%5Cx.txt', 'x.txt'],
    ['nothing but dots is evidence', '..', 'evidence'],
    ['a folder is evidence', 'logs/', 'evidence'],
    ['nothing is evidence', '   ', 'evidence'],
    ['control characters and NUL are gone', 'a\u0000b\u0007c\r\n.txt', 'abc.txt'],
    ['an escaped NUL is gone', 'shot.png%00.exe', 'shot.png.exe'],
    ['a device of Windows is no device', 'CON', '_CON'],
    ['with any ending', 'lpt1.txt', '_lpt1.txt'],
    ['names that only begin like one stay', 'console.txt', 'console.txt'],
    ['turned text shows where it is turned', 'invoice\u202Egpj.exe', 'invoice\uFFFDgpj.exe'],
    ['what has no width shows', '\u200B.htaccess', '\uFFFD.htaccess'],
    ['fillers show', 'report\u3164.pdf', 'report\uFFFD.pdf'],
    ['a hidden file is not hidden', '.htaccess', '_htaccess'],
    ['trailing dots and blanks are gone', 'shot.png. . ', 'shot.png'],
    ['what Windows forbids is replaced', 'what: "this"?.txt', 'what_ _this__.txt'],
    ['half a character shows', 'a\uD800b.txt', 'a\uFFFDb.txt'],
  ];

  for (const [title, sent, expected] of cases) {
    test(title, () => {
      assert.equal(displayFileName(sent), expected);
    });
  }

  test('one name has one spelling, however it was typed', () => {
    assert.equal(displayFileName('Sto\u0308rung.txt'), displayFileName('St\u00F6rung.txt'));
  });

  test('5,000 letters become 120, and the ending stays', () => {
    const name = displayFileName(`${'x'.repeat(5_000)}.evtx`);

    assert.equal([...name].length, 120);
    assert.ok(name.endsWith('x….evtx'));
  });
});
