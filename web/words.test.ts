import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';

/** Texts of these kinds are read by people. */
const texts = [
  />[^<>{}=;()]*[A-Za-z]{2,}[^<>{}=;()]*<\//g,
  /\b(label|title|placeholder|description|aria-label|alt)="[^"]*[A-Za-z]{2,}[^"]*"/g,
];

test('every text of the interface stands in the locales, so that it can be said in another language', async () => {
  const literals: string[] = [];
  for await (const file of glob('web/**/*.tsx')) {
    const source = (await readFile(file, 'utf8')).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    for (const pattern of texts) for (const [found] of source.matchAll(pattern)) literals.push(`${file}: ${found.trim()}`);
  }

  assert.deepEqual(literals, []);
});

test('no text is left in the locales that nothing shows', async () => {
  const code = await sourcesOf('web/**/*.{ts,tsx}');
  const unused: string[] = [];
  for await (const file of glob('web/locales/en/*.json')) {
    // Written by hand as nested objects of texts.
    const words = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(words)) {
      const name = key.replace(/_(one|other)$/, '');
      const isSaid = ["'", '`', '.', ':'].some((before) => ["'", '`', '.'].some((after) => code.includes(`${before}${name}${after}`)));
      if (!isSaid) unused.push(`${file}: ${key}`);
    }
  }

  assert.deepEqual(unused, []);
});

async function sourcesOf(pattern: string): Promise<string> {
  const sources: string[] = [];
  for await (const file of glob(pattern)) if (!file.endsWith('.test.ts')) sources.push(await readFile(file, 'utf8'));
  return sources.join('\n');
}
