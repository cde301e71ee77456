import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hideSecrets } from './hidden.ts';
import { withSecretsHidden } from './hide-in-file.ts';

async function hiddenIn(file: Buffer, pieceBytes = 1_000): Promise<{ readonly shown: Buffer; readonly secrets: readonly string[] }> {
  const secrets: string[] = [];
  const pieces = async function* () {
    for (let at = 0; at < file.byteLength; at += pieceBytes) yield file.subarray(at, at + pieceBytes);
  };
  const hide = (text: string) =>
    hideSecrets(text, (_, secret) => {
      secrets.push(secret);
      return '1a2b3c4d';
    });
  return { shown: Buffer.concat(await Array.fromAsync(withSecretsHidden(pieces(), hide))), secrets };
}

const log = Array.from({ length: 5_000 }, (_, at) => `09:00:${at} spooler: Gerät ${at} antwortet nicht\n`).join('');
const base64 = 'MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MhgHcTz6sE2I2yPB';
const pem = `-----BEGIN PRIVATE KEY-----\n${`${base64}\n`.repeat(20)}-----END PRIVATE KEY-----\n`;

describe('Secrets in files', () => {
  test('are hidden in text of any size, wherever the pieces part; every other byte stays', async () => {
    const file = Buffer.from(`${log}password: Sommer-ä-2026\n${log}${pem}${log}`);

    for (const pieceBytes of [999, 70_001, file.byteLength]) {
      const { shown, secrets } = await hiddenIn(file, pieceBytes);
      assert.deepEqual(secrets, ['Sommer-ä-2026', pem.trimEnd()]);
      assert.equal(shown.toString(), `${log}password: [password hidden 1a2b3c4d]\n${log}[private key hidden 1a2b3c4d]\n${log}`);
    }
  });

  for (const [form, turn] of Object.entries({ 'little-endian': (bytes: Buffer) => bytes, 'big-endian': (bytes: Buffer) => bytes.swap16() }))
    test(`are hidden in UTF-16 text, ${form}, wherever the pieces part; every other byte stays`, async () => {
      // 𝄞 takes two halves; ਊ and 上 hold the bytes of an end of line.
      const head = `\uFEFFpassword: Sommer-ä-2026\r\n${'ਊ上 𝄞\r\n'.repeat(20_000)}`;
      const file = turn(Buffer.from(`${head}${pem}${log}`, 'utf16le'));
      const odd = Buffer.concat([file, Buffer.from([0x41])]);

      for (const pieceBytes of [1_001, 70_001, odd.byteLength]) {
        const { shown, secrets } = await hiddenIn(odd, pieceBytes);
        assert.deepEqual(secrets, ['Sommer-ä-2026', pem.trimEnd()]);
        assert.equal(shown.at(-1), 0x41);
        const text = turn(Buffer.from(shown.subarray(0, -1))).toString('utf16le');
        assert.ok(text === `${head.replace('Sommer-ä-2026', '[password hidden 1a2b3c4d]')}[private key hidden 1a2b3c4d]\n${log}`);
      }
      const { shown } = await hiddenIn(file.subarray(0, 100), 1);
      assert.match(turn(Buffer.from(shown)).toString('utf16le'), /^\uFEFFpassword: \[password hidden 1a2b3c4d\]/);
    });

  for (const [form, turn] of Object.entries({ 'little-endian': (bytes: Buffer) => bytes, 'big-endian': (bytes: Buffer) => bytes.swap16() }))
    test(`are hidden in UTF-16 that does not say so, ${form}, long or short`, async () => {
      for (const rest of ['', log.repeat(20)]) {
        const file = turn(Buffer.from(`Grüße\r\npassword: Sommer-ä-2026\r\n${rest}`, 'utf16le'));

        for (const pieceBytes of [1, 1_001, file.byteLength]) {
          if (pieceBytes === 1 && rest !== '') continue;
          const { shown, secrets } = await hiddenIn(file, pieceBytes);
          assert.deepEqual(secrets, ['Sommer-ä-2026']);
          assert.equal(turn(Buffer.from(shown)).toString('utf16le'), `Grüße\r\npassword: [password hidden 1a2b3c4d]\r\n${rest}`);
        }
      }
    });

  test('UTF-16 without a secret, even one line without end, stays byte by byte', async () => {
    const file = Buffer.concat([Buffer.from(`\uFEFF${'ਊ上'.repeat(200_000)}`, 'utf16le'), Buffer.from([0x00, 0xd8, 0x41])]);

    assert.ok((await hiddenIn(file, 70_001)).shown.equals(file));
  });

  test('a log with bytes of another encoding keeps them', async () => {
    const file = Buffer.concat([Buffer.from(log.slice(0, 2_000)), Buffer.from('Gr\xfc\xdfe, password: hunter22\n', 'latin1')]);

    const { shown } = await hiddenIn(file);

    assert.equal(shown.toString('latin1').slice(-41), 'Gr\xfc\xdfe, password: [password hidden 1a2b3c4d]\n'.slice(-41));
  });

  test('what is no text comes through as it is', async () => {
    const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), Buffer.from('password: hunter22')]);

    assert.deepEqual((await hiddenIn(picture)).shown, picture);
  });
});
