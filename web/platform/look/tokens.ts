/**
 * The colors of Secondline by what they are for (docs: interface, visual language). Colors mean state or the one primary
 * action; everything else is a neutral grey. `tokens.test.ts` measures every pair that text is set in.
 */
export interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly sunken: string;
  readonly selected: string;
  readonly border: string;
  /** Edges of controls: 3:1 against their surroundings (WCAG 1.4.11). */
  readonly edge: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly error: string;
  readonly ok: string;
  readonly atRisk: string;
  readonly critical: string;
  readonly breached: string;
  readonly met: string;
  readonly waiting: string;
  readonly okFill: string;
  readonly atRiskFill: string;
  readonly criticalFill: string;
  readonly breachedFill: string;
  readonly metFill: string;
  readonly waitingFill: string;
  readonly left: string;
  readonly replyEdge: string;
  readonly replySurface: string;
  readonly noteEdge: string;
  readonly noteSurface: string;
}

export const light: Palette = {
  page: '#f6f7f9',
  surface: '#ffffff',
  sunken: '#f0f2f5',
  selected: '#e9eefb',
  border: '#dde1e7',
  edge: '#868e9b',
  text: '#1b1f27',
  muted: '#565d6b',
  accent: '#2f52d0',
  onAccent: '#ffffff',
  error: '#b42318',
  ok: '#1a62bd',
  atRisk: '#8a5200',
  critical: '#b92b0a',
  breached: '#6b0a3a',
  met: '#086b50',
  waiting: '#5b6472',
  okFill: '#4a90e2',
  atRiskFill: '#f5b820',
  criticalFill: '#c8320f',
  breachedFill: '#4d0a2e',
  metFill: '#0c8f6b',
  waitingFill: '#b4bac4',
  left: '#e3e7ec',
  replyEdge: '#2f52d0',
  replySurface: '#f3f6ff',
  noteEdge: '#a87a00',
  noteSurface: '#fff8e0',
};

export const dark: Palette = {
  page: '#14171d',
  surface: '#1c2028',
  sunken: '#181b22',
  selected: '#262f45',
  border: '#303642',
  edge: '#727b8a',
  text: '#e8eaee',
  muted: '#a3abb8',
  accent: '#8fb0ff',
  onAccent: '#10131a',
  error: '#ff9a8f',
  ok: '#8abaff',
  atRisk: '#ffcf66',
  critical: '#ff9169',
  breached: '#ffa3cb',
  met: '#5fd9b0',
  waiting: '#a3acb9',
  okFill: '#4a90e2',
  atRiskFill: '#f5b820',
  criticalFill: '#c8320f',
  breachedFill: '#ff4f9a',
  metFill: '#0c8f6b',
  waitingFill: '#b4bac4',
  left: '#353c49',
  replyEdge: '#8fb0ff',
  replySurface: '#1c2333',
  noteEdge: '#d3a12a',
  noteSurface: '#2a2517',
};

/** The palette as CSS custom properties, `--sl-at-risk-fill`. */
export function customProperties(palette: Palette): Record<string, string> {
  return Object.fromEntries(Object.entries(palette).map(([name, color]) => [`--sl-${kebab(name)}`, color]));
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
