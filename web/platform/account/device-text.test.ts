import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceText } from './device-text.ts';

test('people recognize where they are signed in', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/604.1';

  assert.equal(deviceText(chrome), 'Chrome, Windows');
  assert.equal(deviceText(safari), 'Safari, iOS');
  assert.equal(deviceText('node'), 'node');
});
