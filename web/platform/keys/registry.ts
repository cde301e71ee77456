/** One thing that can be done here, by key, by palette and in the help: the registry feeds all three. */
export interface KeyAction {
  /** tinykeys' words: `a`, `g m`, `$mod+k`. Empty for what the palette alone offers. */
  readonly keys: string;
  /** What it does, in the viewer's language. */
  readonly label: string;
  readonly run: () => void;
  /** Also while typing; only for keys with a modifier and for Escape. */
  readonly whileTyping?: boolean;
  /** Other words people look for it by in the palette. */
  readonly aliases?: string;
  /** Keys everybody expects (arrows, Enter) are in the help, not in the palette. */
  readonly notInPalette?: boolean;
}

/** What one part of the screen offers. */
export interface Layer {
  readonly actions: readonly KeyAction[];
  /** A dialog stops the keys of what lies under it. The palette does too, but still lists them. */
  readonly stops?: 'keys' | 'keys_and_list';
}

const layers = new Map<symbol, Layer>();
const listeners = new Set<() => void>();
let listed: readonly KeyAction[] = [];

/** Puts a part's actions on top, or renews them where they are. */
export function offer(id: symbol, layer: Layer): void {
  layers.set(id, layer);
  changed();
}

export function withdraw(id: symbol): void {
  layers.delete(id);
  changed();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What can be done here, what lies on top first; for palette and help. */
export function listedActions(): readonly KeyAction[] {
  return listed;
}

/** What keys do just now. */
export function liveActions(): readonly KeyAction[] {
  return above((layer) => layer.stops !== undefined);
}

function changed(): void {
  listed = above((layer) => layer.stops === 'keys_and_list');
  for (const hear of listeners) hear();
}

function above(stops: (layer: Layer) => boolean): readonly KeyAction[] {
  const all = [...layers.values()];
  const from = all.findLastIndex(stops);
  return all
    .slice(Math.max(from, 0))
    .toReversed()
    .flatMap((layer) => layer.actions);
}
