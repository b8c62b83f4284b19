import { type Mark, placeInTexture, type Texture } from '../../scene';
import type { ColorValue } from '../canvas/use-theme-colors';

/** Buckets as squares in the colour of their cells' state, drawn pixel by pixel when they are that small. */
export function paintTexture(
  context: CanvasRenderingContext2D,
  texture: Texture,
  colors: ColorValue,
): void {
  const styles = {
    filled: colors('var(--tophash)'),
    empty: colors('var(--line)'),
    evacuated: colors('var(--evacuated)'),
    chained: colors('var(--faint)'),
  };
  const { tophash, chained, square } = texture;
  const gap = square > 2 ? 1 : 0;
  // One colour at a time: changing it is what costs.
  for (const look of ['empty', 'evacuated', 'filled'] as const) {
    context.fillStyle = styles[look];
    for (let i = 0; i < chained.length; i++) {
      const place = placeInTexture(texture, i);
      for (let cell = 0; cell < 8; cell++) {
        const top = tophash[i * 8 + cell] as number;
        if ((top > 4 ? 'filled' : top > 1 ? 'evacuated' : 'empty') !== look) continue;
        context.fillRect(place.x + cell * square, place.y, square - gap, square - gap);
      }
    }
  }
  if (square < 3) return;
  context.fillStyle = styles.chained;
  for (let i = 0; i < chained.length; i++) {
    if (chained[i] === 0) continue;
    const place = placeInTexture(texture, i);
    context.fillRect(place.x, place.y + square, place.width - gap, 1);
  }
}

/** A frame around each bucket that is touched. */
export function paintTouched(
  context: CanvasRenderingContext2D,
  texture: Texture,
  touched: readonly {
    readonly index: number;
    readonly color: string;
    readonly kind: Mark['kind'];
  }[],
): void {
  for (const { index, color, kind } of touched) {
    const place = placeInTexture(texture, index);
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.setLineDash(kind === 'next' ? [2, 2] : []);
    context.strokeRect(place.x - 2, place.y - 2, place.width + 3, place.height + 3);
  }
  context.setLineDash([]);
}
