import type { Memory } from './memory';
import type { ProgramTables } from './program-tables';
import { expression, rootOf, type Values } from './region';
import { mainRoots } from './roots';
import { Walk } from './walk';

/** A value, or several in a row, that the person's program can reach, under the name by which it was reached. */
export interface ReachedValue {
  readonly name: string;
  /** Of each value. */
  readonly type: number;
  readonly addr: number;
  /** First offset behind it. */
  readonly end: number;
  /** Bytes from one value to the next; 0: there is one. */
  readonly stride: number;
  /** A package's variable, or reached from one. */
  readonly isGlobal: boolean;
  /** Where the slice lies whose elements these are; undefined of others. */
  readonly sliceAt: number | undefined;
}

/** Regions looked at: the walk is for drawing, not for collecting. */
const MOST_REGIONS = 1500;

/** What the person's program can reach but maps and the bytes of strings, as `findMaps` finds maps. */
export function reachedValues(memory: Memory, tables: ProgramTables): ReachedValue[] {
  const walk = new Walk(memory.still(), tables, mainRoots, MOST_REGIONS);
  const found: ReachedValue[] = [];
  for (let i = 0; ; i++) {
    const region = walk.at(i);
    if (region === undefined) return found;
    if (region.kind !== 'values' || region.start === 0) continue;
    const { type, start, end, stride } = region;
    const root = rootOf(region);
    found.push({
      name: region.from.kind === 'root' ? root.name : expression(tables.types, region),
      type,
      addr: start,
      end,
      stride,
      isGlobal: root.gid === 0,
      sliceAt: stride > 0 ? slotOf(region) : undefined,
    });
  }
}

/** The link that leads to a row of values. */
function slotOf({ from }: Values): number | undefined {
  return from.kind === 'link' ? from.slot : undefined;
}
