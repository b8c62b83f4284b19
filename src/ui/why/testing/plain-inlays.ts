import type { ReactNode } from 'react';
import type { StoryInlays } from '../say-note';

/** A sentence's text; an inlay's is what PLAIN makes of it. */
export function textOf(node: ReactNode): string {
  return Array.isArray(node) ? node.map(textOf).join('') : ((node ?? '') as string);
}

/** Goroutines as G5, steps as #7. */
export const PLAIN: StoryInlays = {
  goroutine: (gid) => `G${gid}`,
  step: (n) => `#${n}`,
  code: textOf,
  key: textOf,
  strong: textOf,
  proof: textOf,
  row: textOf,
  place: textOf,
};
