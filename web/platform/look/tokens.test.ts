import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dark, light, type Palette } from './tokens.ts';

const texts = ['text', 'muted', 'accent', 'error', 'ok', 'atRisk', 'critical', 'breached', 'met', 'waiting'] as const;
const grounds = ['page', 'surface', 'sunken', 'selected', 'replySurface', 'noteSurface'] as const;

for (const [name, palette] of [
  ['light', light],
  ['dark', dark],
] as const) {
  test(`everybody can read every text on every ground in ${name}`, () => {
    const pairs = texts.flatMap((text) => grounds.map((ground) => ({ text, ground })));

    const tooFaint = pairs.filter(({ text, ground }) => contrast(palette[text], palette[ground]) < 4.5);

    assert.deepEqual(tooFaint, []);
  });

  test(`the edges of controls stand out in ${name}`, () => {
    const edges = ['edge', 'replyEdge', 'noteEdge'] as const satisfies readonly (keyof Palette)[];

    const tooFaint = edges.filter((edge) => contrast(palette[edge], palette.surface) < 3);

    assert.deepEqual(tooFaint, []);
    assert.ok(contrast(palette.onAccent, palette.accent) >= 4.5);
  });
}

/** WCAG 2.2 contrast ratio of two colors. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
