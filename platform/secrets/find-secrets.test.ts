import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { secretsIn } from './find-secrets.ts';
import { hideSecrets, piecesOf } from './hidden.ts';

const letters = 'abcdefghijABCDEFGHIJ0123456789klmnopqrst';
const pem = `-----BEGIN RSA PRIVATE KEY-----\n${`${letters.repeat(2).slice(0, 64)}\n`.repeat(6)}-----END RSA PRIVATE KEY-----`;
const jwt = `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IktpbSJ9.${letters}`;

const found = (text: string) => secretsIn(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);

describe('Secrets are found by how they look', () => {
  const secrets: readonly [string, string, string][] = [
    ['My password: Summer2026!', 'password', 'Summer2026!'],
    ['password is hunter22, try it', 'password', 'hunter22'],
    ['Passwort: geheim', 'password', 'geheim'],
    ['pwd=letmein', 'password', 'letmein'],
    ['DB_PASSWORD="s p a c e d"', 'password', 's p a c e d'],
    ['{"user":"kim","password":"Tr0ub4dor&3"}', 'password', 'Tr0ub4dor&3'],
    ['net use \\\\fs01 pw: x9!kk', 'password', 'x9!kk'],
    ['I changed my password to Winter-2027', 'password', 'Winter-2027'],
    ['postgres://app:pa55word@db01/desk', 'password', 'pa55word'],
    ['passphrase: correct horse battery staple', 'password', 'correct horse battery staple'],
    ['My PIN is 4711', 'password', '4711'],
    ['key AKIAIOSFODNN7EXAMPLE', 'access key', 'AKIAIOSFODNN7EXAMPLE'],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'access key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    [`token ghp_${letters.slice(0, 36)}`, 'access token', `ghp_${letters.slice(0, 36)}`],
    [`github_pat_${letters.repeat(3).slice(0, 82)}`, 'access token', `github_pat_${letters.repeat(3).slice(0, 82)}`],
    [`Authorization: Bearer ${jwt}`, 'access token', jwt],
    [`cookie ${jwt}; path=/`, 'access token', jwt],
    [`api_key=${letters}`, 'access token', letters],
    [`Here it is:\n${pem}\nThanks`, 'private key', pem],
    ['card 4111 1111 1111 1111 exp 12/28', 'card number', '4111 1111 1111 1111'],
    ['378282246310005', 'card number', '378282246310005'],
    ['IBAN DE89 3704 0044 0532 0130 00 please', 'account number', 'DE89 3704 0044 0532 0130 00'],
    ['Account number: 000123456789', 'account number', '000123456789'],
    ['SSN 078-05-1120', 'social security number', '078-05-1120'],
    ['her social security number is 219099999', 'social security number', '219099999'],
  ];
  for (const [text, kind, secret] of secrets)
    test(`${kind}: ${text.slice(0, 60).replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(found(text), [[kind, secret]]);
    });

  test('several in one text are each found, in their order, none over another', () => {
    const text = `password: Summer2026!\ncard 4111111111111111, SSN 078-05-1120\n${pem}`;

    assert.deepEqual(
      secretsIn(text).map(({ kind }) => kind),
      ['password', 'card number', 'social security number', 'private key'],
    );
  });
});

describe('What only looks like one is left alone', () => {
  const harmless = [
    'INC-10421 follows REQ-10422',
    'Call me on 555-0134 or +1 (555) 010-4477, +49 170 1234567, 0171-555-01-34',
    'Correlation id 123e4567-e89b-12d3-a456-426614174000, 12345678-1234-1234-1234-123456789012',
    'SHA-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'commit 8bf09ac2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8',
    'Error 0x80070775 at 2026-03-02T09:00:00Z, epoch 1772442000000',
    'IMEI 490154203237518, serial 4111111111111112',
    'Version 10.0.26100.3194, 192.168.10.44, build 1234-5678-9012',
    'Password: please enter it again',
    'Password is expired, and the password was changed yesterday',
    'The password: expired. Reset it at the portal',
    'password: ********',
    'Password reset: done. Password policy: at least 14 letters',
    `pwd=%PASSWORD%, password=${'$'}{DB_PASSWORD}, password: <none>`,
    'He forgot the PIN of his phone, pin 12 of the connector',
    'The file begins with -----BEGIN PRIVATE KEY----- and nothing more',
    'Order 1234-56-78901, part 123-45-67890, 000-12-3456',
    'Account number: see the letter. Account locked after 5 attempts',
    'https://desk.example:8443/tickets?page=2 and mailto:kim@client.example',
    'It is ticket number 4242424242424242424242 of theirs',
    'My eyJ is not a token, and AKIA is a prefix',
    'hides [password hidden 1a2b3c4d] already, password: [password hidden 1a2b3c4d]',
  ];
  for (const text of harmless)
    test(text, () => {
      assert.deepEqual(found(text), []);
    });
});

describe('Hidden secrets', () => {
  test('are replaced by what they were and the code under which each is kept', () => {
    const kept: string[] = [];

    const shown = hideSecrets('It is password: Summer2026!, card 4111111111111111.', (kind, secret) => {
      kept.push(`${kind}=${secret}`);
      return `0000000${kept.length}`;
    });

    assert.equal(shown, 'It is password: [password hidden 00000001], card [card number hidden 00000002].');
    assert.deepEqual(kept, ['password=Summer2026!', 'card number=4111111111111111']);
    assert.equal(
      hideSecrets(shown, () => assert.fail('hidden twice')),
      shown,
    );
    assert.deepEqual(piecesOf(shown), [
      'It is password: ',
      { kind: 'password', code: '00000001' },
      ', card ',
      { kind: 'card number', code: '00000002' },
      '.',
    ]);
  });

  test('no text takes long to read, however it is made', () => {
    const size = 64_000;
    const wicked = [
      'a',
      '4',
      '4111 ',
      'eyJaaaaaaaa-',
      'eyJaaaaaaaa.',
      '-----BEGIN RSA PRIVATE KEY-----\n',
      'password ',
      'password:"',
      'DE89 ',
      'A1',
      'http://a:',
      '- ',
    ];

    for (const piece of wicked) {
      const startedAt = performance.now();
      secretsIn(piece.repeat(size / piece.length));
      const took = performance.now() - startedAt;
      assert.ok(took < 1_000, `${piece}: ${took} ms`);
    }
  });
});
