import type { RecordedProgram } from './recorded-program';

/** What the recorder looks at in a row, by stop: bits. Most rows are of none and only copied. */
export const STORES_FLAGS = 1;
export const CLAIMS_FLAGS = 2;
export const MAY_PARK = 4;
export const LOOKS_AT_FLAGS = 8;

/** `runtime.hmap.flags` lies here in an hmap, and has this bit set while somebody writes (spec/hmap.md §1.1, §2). */
export const FLAGS_AT = 8;
export const HASH_WRITING = 4;

/** Bits above, by stop. */
export function marksOf(program: RecordedProgram): Uint8Array {
  return Uint8Array.from(program.stops, (stop) => markOf(program, stop));
}

function markOf(
  { funcs }: RecordedProgram,
  { site, func }: RecordedProgram['stops'][number],
): number {
  if (site === undefined) return 0;
  if (site.kind === 'call') return (site.waits ?? /park/i.test(site.text)) ? MAY_PARK : 0;
  if (site.field !== 'runtime.hmap.flags') return 0;
  // What mapiterinit reads there is no check (spec/hmap.md §13).
  const checks = /^runtime\.map(?:access|iternext)/.test(funcs[func]?.name ?? '');
  if (site.kind === 'read') return checks ? LOOKS_AT_FLAGS : 0;
  return site.kind === 'write' ? STORES_FLAGS | CLAIMS_FLAGS : STORES_FLAGS;
}
