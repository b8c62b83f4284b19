import type { Gid, Rows } from '../../recording';

/** What of a program's stops a description needs. */
export interface StopSite {
  readonly site:
    | { readonly kind: string; readonly text: string; readonly size: number }
    | undefined;
}

/** A 32-bit value of a wider word is told only when nobody could take it for something else. */
const SURELY_WHOLE = 0x10000;

/** What step i did: `G6` `writes` `h.flags ← 4`. */
export interface StepDone {
  readonly gid: Gid;
  readonly verb: 'reads' | 'writes' | 'starts' | 'preempted' | 'calls';
  /** In the words of Go; empty when there is nothing to name. */
  readonly what: string;
}

export function describeStep(rows: Rows, stops: readonly StopSite[], i: number): StepDone {
  const gid = (rows.gid[i] ?? 0) as Gid;
  const site = stops[rows.stop[i] ?? 0]?.site;
  if (site === undefined) return { gid, verb: 'calls', what: '' };
  const value = wholeValue(rows.value[i] ?? 0, site.size);
  switch (site.kind) {
    case 'read':
      return { gid, verb: 'reads', what: told(site.text, '=', value) };
    case 'write':
      return { gid, verb: 'writes', what: told(site.text, '←', value) };
    case 'start':
      return { gid, verb: 'starts', what: '' };
    case 'preempt':
      return { gid, verb: 'preempted', what: '' };
    default:
      return { gid, verb: 'calls', what: site.text };
  }
}

function told(text: string, sign: string, value: number | undefined): string {
  return value === undefined ? text : `${text} ${sign} ${value}`;
}

function wholeValue(value: number, size: number): number | undefined {
  if (size > 0 && size < 4) return value & ((1 << (8 * size)) - 1);
  return value < SURELY_WHOLE ? value : undefined;
}
