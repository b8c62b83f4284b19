import {
  type ByteSource,
  type GoType,
  HMAP,
  Memory,
  type ProgramTables,
  render,
  typeAt,
} from '../../memory';
import type { Spans } from '../../recording';
import type { MapChoice } from './picked-map';

/**
 * The maps that a recording tells of, for when no variable leads to one any more (main has returned): memory is never
 * freed, so they still lie there. Their type is not recorded: a map shows only when the program has just one type
 * that the recorded functions work on.
 */
export function recordedMaps(
  source: ByteSource,
  tables: ProgramTables,
  spans: Spans,
): readonly MapChoice[] {
  const memory = new Memory(source);
  const found = new Map<number, MapChoice>();
  const typeOf = new Map<number, number | undefined>();
  const { object, func } = spans.table;
  // There may be a million: an object is made only of those that tell of a map.
  for (const index of spans.operations()) {
    const addr = object[index] ?? 0;
    const place = func[index] ?? 0;
    if (found.has(addr)) continue;
    if (!typeOf.has(place)) typeOf.set(place, onlyTypeOf(tables.types, spans.at(index).func));
    const type = typeOf.get(place);
    if (type === undefined || !isMade(memory, addr)) continue;
    const name = /^(?:delete\(|clear\(|range )?([^[,)]+)/.exec(spans.at(index).label)?.[1];
    if (name === undefined) continue;
    const { name: typeName } = typeAt(tables.types, type);
    found.set(addr, { addr, name, type, typeName });
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
