import { frameVariables } from './frame-locals';
import { eachFrame, livingGoroutines } from './goroutine';
import type { Memory } from './memory';
import { type ProgramTables, typeAt } from './program-tables';

/** A variable of a map type that is nil: it has no hmap to look at. */
export interface NilMap {
  readonly name: string;
  readonly type: number;
}

const MOST = { goroutines: 50, frames: 50 } as const;

/** Those of the person's program: package variables, then what its calls see; of a name once. */
export function findNilMaps(memory: Memory, tables: ProgramTables): readonly NilMap[] {
  const still = memory.still();
  const found = new Map<string, NilMap>();
  const look = (name: string, type: number, at: number): void => {
    if (typeAt(tables.types, type).kind !== 'map' || still.pointer(at) !== 0) return;
    if (!found.has(name)) found.set(name, { name, type });
  };
  for (const { name, type, addr } of tables.globals) {
    if (name.startsWith('main.')) look(name.slice('main.'.length), type, addr);
  }
  let goroutines = 0;
  for (const { fp } of livingGoroutines(still, tables)) {
    if (goroutines++ === MOST.goroutines) break;
    let frames = 0;
    eachFrame(still, tables, fp, (addr, func, stop) => {
      if (func.name.startsWith('main.')) {
        for (const { name, type, at } of frameVariables(still, tables, { addr, func, stop })) {
          look(name, type, at.kind === 'memory' ? at.addr : (at.offsets[0] ?? 0));
        }
      }
      return ++frames < MOST.frames;
    });
  }
  return [...found.values()];
}
