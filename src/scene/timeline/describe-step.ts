import type { Rows } from '../../recording';

/** What of a program's stops a description needs. */
export interface StopSite {
  readonly site:
    | { readonly kind: string; readonly text: string; readonly size: number }
    | undefined;
}

/** A 32-bit value of a wider word is told only when nobody could take it for something else. */
const SURELY_WHOLE = 0x10000;

/** Step i in a few words: `G6 writes h.flags ← 4`. */
export function describeStep(rows: Rows, stops: readonly StopSite[], i: number): string {
  const who = `G${rows.gid[i]}`;
  const site = stops[rows.stop[i] ?? 0]?.site;
  if (site === undefined) return who;
  const value = wholeValue(rows.value[i] ?? 0, site.size);
  switch (site.kind) {
    case 'read':
      return `${who} reads ${site.text}${value === undefined ? '' : ` = ${value}`}`;
    case 'write':
      return `${who} writes ${site.text}${value === undefined ? '' : ` ← ${value}`}`;
    case 'start':
      return `${who} starts`;
    case 'preempt':
      return `${who} is preempted`;
    default:
      return `${who} ${site.text}`;
  }
}

function wholeValue(value: number, size: number): number | undefined {
  if (size > 0 && size < 4) return value & ((1 << (8 * size)) - 1);
  return value < SURELY_WHOLE ? value : undefined;
}
