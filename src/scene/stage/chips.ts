import type { Gid } from '../../recording';
import { type Part, type Touch, touches } from './marks';

/** Names a goroutine beside what it touches: colours alone tell too little. */
export interface Chip {
  readonly key: string;
  readonly gid: Gid;
  readonly kind: Touch['kind'];
  readonly x: number;
  readonly y: number;
}

export const CHIP = { height: 15 } as const;

export function chipsOf(
  key: string,
  parts: readonly Part[],
  all: readonly Touch[],
  x: number,
  y: number,
): Chip[] {
  const found = all.filter((touch) => parts.some((part) => touches(touch, part)));
  // Who has just been here and comes again needs one chip, that of what is next.
  const shown = found.filter(
    (touch) =>
      touch.kind === 'next' ||
      !found.some((other) => other.gid === touch.gid && other.kind === 'next'),
  );
  let left = x;
  return shown.map(({ gid, kind }) => {
    const chip = { key: `${key} ${gid}`, gid, kind, x: left, y };
    left += chipWidth(gid) + 3;
    return chip;
  });
}

export function chipWidth(gid: Gid): number {
  return 10 + 7 * `G${gid}`.length;
}
