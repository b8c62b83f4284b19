import {
  type ByteSource,
  type GoType,
  HMAP,
  Memory,
  type ProgramTables,
  render,
  typeAt,
} from '../../memory';
import type { Span } from '../../recording';
import type { MapChoice } from './picked-map';

/**
 * The maps that a recording tells of, for when no variable leads to one any more (main has returned): memory is never
 * freed, so they still lie there. Their type is not recorded: a map shows only when the program has just one type
 * that the recorded functions work on.
 */
export function recordedMaps(
  source: ByteSource,
  tables: ProgramTables,
  spans: readonly Span[],
): readonly MapChoice[] {
  const memory = new Memory(source);
  const found = new Map<number, MapChoice>();
  for (const span of spans) {
    if (span.kind !== 'operation' || found.has(span.object)) continue;
    const type = onlyTypeOf(tables.types, span.func);
    const name = /^(?:delete\(|clear\(|range )?([^[,)]+)/.exec(span.label)?.[1];
    if (type === undefined || name === undefined || !isMade(memory, span.object)) continue;
    const { name: typeName } = typeAt(tables.types, type);
    found.set(span.object, { addr: span.object, name, type, typeName });
  }
  return [...found.values()];
}

/** The key at an offset, as Go prints it: generic functions are given the address of theirs. */
export function keyTextAt(
  source: ByteSource,
  tables: ProgramTables,
  mapType: number,
  at: number,
): string {
  const { key = -1 } = typeAt(tables.types, mapType);
  return render(new Memory(source), tables, key, at);
}

/** Before a map is made its bytes are zero, its seed too. */
function isMade(memory: Memory, addr: number): boolean {
  return memory.isMapped(addr, HMAP.size) && memory.u32(addr + HMAP.hash0) !== 0;
}

function onlyTypeOf(types: readonly GoType[], func: string): number | undefined {
  const fits = types.flatMap((type, index) => {
    if (type.kind !== 'map') return [];
    const key = typeAt(types, type.key);
    const isText = key.kind === 'string';
    if (func.endsWith('_faststr')) return isText ? [index] : [];
    if (func.endsWith('_fast32')) return !isText && key.size === 4 ? [index] : [];
    if (func.endsWith('_fast64')) return !isText && key.size === 8 ? [index] : [];
    return [index];
  });
  return fits.length === 1 ? fits[0] : undefined;
}
