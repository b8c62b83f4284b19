import type { Gid } from '../recording';

/** `G5`: the same in every language, beside its colour. */
export function goroutineName(gid: Gid): string {
  return `G${gid}`;
}
