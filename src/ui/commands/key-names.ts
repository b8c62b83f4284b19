const SHOWN: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
  Escape: 'Esc',
};
const ON_A_MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧' };
const ELSEWHERE: Readonly<Record<string, string>> = { Mod: 'Ctrl' };

/** `Mod+Shift+Z` as the caps of a keyboard: `Ctrl`, `Shift`, `Z`. */
export function keyCaps(key: string): readonly string[] {
  const own = /Mac|iP/.test(navigator.platform) ? ON_A_MAC : ELSEWHERE;
  if (key === '+') return ['+'];
  return key.split('+').map((part) => own[part] ?? SHOWN[part] ?? part);
}

/** What a command's `keys` calls the pressed key. */
export function keyOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  // Shift makes other characters of most keys, and says so itself.
  if (!ctrlKey && !metaKey) return shiftKey && /^F\d/.test(name) ? `Shift+${name}` : name;
  return shiftKey ? `Mod+Shift+${name}` : `Mod+${name}`;
}
