import type { Gid } from '../../recording';
import type { ColorValue } from '../canvas/use-theme-colors';

/** Colours and letters as canvas takes them. */
export interface Paints {
  readonly lane: string;
  readonly panel: string;
  readonly ink: string;
  readonly dim: string;
  readonly soft: string;
  readonly line: string;
  readonly onColor: string;
  /** Makes a colour deeper without taking the contrast from the text on it. */
  readonly shade: string;
  readonly fault: string;
  readonly sans: string;
  readonly of: (gid: number) => string;
}

export function paintsOf(
  element: Element,
  colorValue: ColorValue,
  colorOf: (gid: Gid) => string,
): Paints {
  const onColor = colorValue('var(--on-g)');
  // Each is asked for with every box.
  const colors = new Map<number, string>();
  return {
    lane: colorValue('var(--bg)'),
    panel: colorValue('var(--panel)'),
    ink: colorValue('var(--ink)'),
    dim: colorValue('var(--dim)'),
    soft: colorValue('var(--soft)'),
    line: colorValue('var(--line-strong)'),
    onColor,
    shade: isDark(onColor) ? '#fff' : '#000',
    fault: colorValue('var(--fault)'),
    sans: getComputedStyle(element).fontFamily,
    of: (gid) => {
      const color = colors.get(gid) ?? colorValue(colorOf(gid as Gid));
      colors.set(gid, color);
      return color;
    },
  };
}

/** Of a colour written `#rrggbb`. */
function isDark(color: string): boolean {
  const bytes = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return bytes.reduce((sum, byte) => sum + byte, 0) < 384;
}
