import { livingGoroutines } from './goroutine';
import type { Memory } from './memory';
import type { ProgramTables } from './program-tables';
import { expression, nameIn, type Region, whereOf } from './region';
import { pointerText } from './render';
import { libraryRoots, mainRoots } from './roots';
import { Walk } from './walk';

/** Regions that are looked at, of the person's program and then of the library. */
const MOST_REGIONS = 4000;

/**
 * Addresses in the words of Go, for one state of the memory: `m.flags`, `m.buckets[3].tophash[5]`,
 * `m.oldbuckets[1].overflow`, `m.buckets[0].overflow.key[2]`, `users["bob"].Score`, `wg.state`, `main.counter`,
 * `ch.buf[2]`. What only the library or the runtime has a name for is told with the function:
 * `b.buf[3] in strings.(*Builder).WriteByte`; what nothing has a name for yet, as the operation calls it that is about
 * to touch it; all else in hex.
 */
export function addressNamer(memory: Memory, tables: ProgramTables): (addr: number) => string {
  const names = new AddressNames(memory.still(), tables);
  return (addr) => names.nameOf(addr) ?? pointerText(addr);
}

/** Names by the variables that lead there, and by the operations that are about to happen. */
class AddressNames {
  private readonly memory: Memory;
  private readonly tables: ProgramTables;
  private readonly main: Walk;
  private library: Walk | undefined;

  constructor(memory: Memory, tables: ProgramTables) {
    this.memory = memory;
    this.tables = tables;
    this.main = new Walk(memory, tables, mainRoots, MOST_REGIONS);
  }

  nameOf(addr: number): string | undefined {
    return (
      this.nameBy(this.main, addr) ??
      this.nameOfFound(this.main, addr) ??
      this.nameBy(this.libraryWalk, addr) ??
      this.nameOfLost(this.main, addr) ??
      this.nameOfLost(this.libraryWalk, addr) ??
      this.nameBySite(addr)
    );
  }

  private get libraryWalk(): Walk {
    this.library ??= new Walk(this.memory, this.tables, libraryRoots, MOST_REGIONS);
    return this.library;
  }

  private nameBy(walk: Walk, addr: number): string | undefined {
    for (let i = 0; ; i++) {
      const region = walk.at(i);
      if (region === undefined) return undefined;
      if (region.kind !== 'map' && (addr < region.start || addr >= region.end)) continue;
      const name = nameIn(this.tables.types, region, addr);
      if (name !== undefined) return name;
    }
  }

  /** In an overflow bucket of the library's, or in one that racing writers left out of its map's list. */
  private nameOfLost(walk: Walk, addr: number): string | undefined {
    for (const region of walk.regions) {
      const part = region.kind === 'map' ? region.places.overflowPart(addr) : undefined;
      if (part !== undefined) return this.wholeName(region, part);
    }
    return undefined;
  }

  private wholeName(region: Region, part: string): string {
    return expression(this.tables.types, region) + part + whereOf(region);
  }

  private nameOfFound(walk: Walk, addr: number): string | undefined {
    const found = walk.lookFor(addr);
    if (found?.kind === 'overflow') return this.wholeName(found.map, found.part);
    return found === undefined ? undefined : nameIn(this.tables.types, found, addr);
  }

  private nameBySite(addr: number): string | undefined {
    const { memory, tables } = this;
    for (const { nextAddr, stop } of livingGoroutines(memory, tables)) {
      const { site, func } = tables.stops[stop] ?? {};
      if (nextAddr !== addr || site === undefined || func === undefined) continue;
      return `${site.text} in ${tables.funcs[func]?.name ?? '?'}`;
    }
    return undefined;
  }
}
