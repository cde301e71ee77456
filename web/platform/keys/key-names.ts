const onMac = typeof navigator === 'object' && /Mac|iPod|iPhone|iPad/.test(navigator.platform);

/** What the key is called that Mod stands for. */
export function modifierName(): string {
  return onMac ? '⌘' : 'Ctrl ';
}

const names: Readonly<Record<string, string>> = {
  $mod: onMac ? '⌘' : 'Ctrl',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Enter: '⏎',
  Escape: 'Esc',
  '[Shift]': '',
};

/** A binding as people read it: `g m` → G M, `$mod+Enter` → Ctrl ⏎. */
export function keyNames(keys: string): readonly string[] {
  return keys
    .split(/[ +]/)
    .map((key) => names[key] ?? key.toUpperCase())
    .filter((key) => key !== '');
}
