import type { CanvasElement, Column, Content } from 'pdfmake/interfaces.js';
import { type SegmentKind, segmentKind } from '../../desk/clocks/contract.ts';
import type { Tier } from '../../estate/people/rules.ts';
import { head, ink, muted, pageWidth, quietTable, right } from '../../platform/pdf-page.ts';
import { durationText, kindWords } from './words.ts';

/** What each tier used, as all statements tell it. */
export interface TierUse {
  readonly tier: Tier;
  readonly seconds: number;
  readonly workingSeconds: number;
  readonly kinds: readonly { readonly kind: SegmentKind; readonly seconds: number }[];
}

/** Kinds × tiers: kinds down the page, tiers across, sums at both edges. */
export function usesTable(tiers: readonly TierUse[]): Content {
  const secondsOf = (tier: TierUse, kind: SegmentKind) => tier.kinds.find((one) => one.kind === kind)?.seconds ?? 0;
  const across = (of: (tier: TierUse) => number, bold = false) => [
    ...tiers.map((tier) => right(of(tier) === 0 ? '–' : durationText(of(tier)), bold)),
    right(durationText(tiers.reduce((sum, tier) => sum + of(tier), 0)), true),
  ];
  const kinds = segmentKind.options.filter((kind) => tiers.some((tier) => secondsOf(tier, kind) > 0));
  return quietTable(
    ['*', ...tiers.map(() => 84), 90],
    [
      [head('Hours : minutes : seconds'), ...tiers.map(({ tier }) => head(`Tier ${tier}`, 'right')), head('Sum', 'right')],
      ...kinds.map((kind) => [{ text: kindWords[kind] }, ...across((tier) => secondsOf(tier, kind))]),
      [{ text: 'of it in working time', style: 'muted' }, ...across(({ workingSeconds }) => workingSeconds)],
      [{ text: 'Total', bold: true }, ...across(({ seconds }) => seconds, true)],
    ],
    { sum: true },
  );
}

const height = 16;

/**
 * Who used what, as a ribbon that black ink on white paper tells apart: Tier 1 hatched, Tier 2 solid, Tier 3 dotted, what is left empty;
 * a stroke where it is due. `whole` is what the width stands for.
 */
export function ribbon(shares: readonly { readonly tier: Tier; readonly seconds: number }[], whole: number, due?: number): Content {
  const scale = pageWidth / Math.max(1, whole);
  const drawn: CanvasElement[] = [];
  let x = 0;
  for (const { tier, seconds } of shares) {
    const width = Math.min(seconds * scale, pageWidth - x);
    drawn.push(...patternOf(tier, x, width));
    x += width;
  }
  drawn.push({ type: 'rect', x: 0, y: 0, w: pageWidth, h: height, lineWidth: 0.7, lineColor: muted });
  if (due !== undefined && due * scale <= pageWidth)
    drawn.push({ type: 'line', x1: due * scale, y1: -3, x2: due * scale, y2: height + 3, lineWidth: 1.6, lineColor: ink });
  return { canvas: drawn, margin: [0, 6, 0, 4] };
}

/** The patterns with their words. */
export function legend(shares: readonly { readonly tier: Tier; readonly seconds: number }[], words: (tier: Tier) => string): Content {
  const entry = (tier: Tier): Column => {
    const swatch: Column = {
      canvas: [...patternOf(tier, 0, 16, 8), { type: 'rect', x: 0, y: 0, w: 16, h: 8, lineWidth: 0.5, lineColor: muted }],
      width: 16,
      margin: [0, 1.5, 0, 0],
    };
    return { columns: [swatch, { text: words(tier), width: 'auto' }], columnGap: 5, width: 'auto' };
  };
  return { columns: shares.map(({ tier }) => entry(tier)), columnGap: 18 };
}

const fill = '#3c4453';

function patternOf(tier: Tier, x: number, width: number, high = height): CanvasElement[] {
  if (width <= 0) return [];
  const edge: CanvasElement = { type: 'rect', x, y: 0, w: width, h: high, lineWidth: 0.5, lineColor: fill };
  if (tier === 2) return [{ type: 'rect', x, y: 0, w: width, h: high, color: fill, lineWidth: 0 }];
  if (tier === 1) return [...hatches(x, width, high), edge];
  return [...dots(x, width, high), edge];
}

/** Slanting strokes, cut at the edges by hand, since canvas elements cannot be. */
function hatches(x: number, width: number, high: number): CanvasElement[] {
  const strokes: CanvasElement[] = [];
  for (let foot = 0; foot < width + high; foot += 4) {
    const from = Math.max(0, foot - high);
    const to = Math.min(foot, width);
    if (to > from) strokes.push({ type: 'line', x1: x + from, y1: foot - from, x2: x + to, y2: foot - to, lineWidth: 1, lineColor: fill });
  }
  return strokes;
}

function dots(x: number, width: number, high: number): CanvasElement[] {
  const found: CanvasElement[] = [];
  for (let across = 2.5; across < width - 1; across += 4)
    for (let down = 2.5; down < high - 1; down += 4)
      found.push({ type: 'ellipse', x: x + across, y: down, r1: 0.9, r2: 0.9, color: fill, lineWidth: 0 });
  return found;
}
