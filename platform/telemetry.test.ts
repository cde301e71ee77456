import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLog } from './telemetry.ts';

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  const lines: string[] = [];
  write(openLog('info', { write: (line) => lines.push(line) }));
  return lines.join('');
}

test('what is a secret by its name is never logged', () => {
  const text = logged((log) =>
    log.info({ headers: { authorization: 'Bearer s3cret', cookie: 'secondline=s3cret' }, password: 's3cret' }, 'x'),
  );

  assert.doesNotMatch(text, /s3cret/);
});

test('of a database error the kind and place are logged, not what people wrote', () => {
  const error = Object.assign(new Error('duplicate key value'), { code: '23505', detail: 'Key (email)=(kim@client.example) exists' });

  const text = logged((log) => log.error({ error }, 'failed'));

  assert.match(text, /23505/);
  assert.doesNotMatch(text, /kim@client/);
});

test('what somebody sent cannot begin a new line of the log or move the terminal', () => {
  const text = logged((log) => log.info({ userAgent: 'curl\r\n{"level":60}\u001b[2J' }, 'x'));

  assert.equal(text.trim().split('\n').length, 1);
  assert.ok(!text.includes('\u001b'));
});
