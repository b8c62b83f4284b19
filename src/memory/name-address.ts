import { livingGoroutines } from './goroutine';
import type { Memory } from './memory';
import { type ProgramTables, typeAt } from './program-tables';
import { expression, nameIn, pointerIn, type Region, whereOf, wholeBucket } from './region';
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

/**
 * Pointers in the words of Go: what begins at the address is told as a whole, and not by its first field: `m`,
 * `&m.buckets[3]`, `&wg`, `users["bob"]`; the description of a type by its name, `map[int]int`. Undefined: nothing has a
 * name for it.
 */
export function pointerNamer(
  memory: Memory,
  tables: ProgramTables,
): (addr: number) => string | undefined {
  const names = new AddressNames(memory.still(), tables);
  return (addr) => {
    const described = tables.descriptors.get(addr);
    return described === undefined ? names.pointerTo(addr) : typeAt(tables.types, described).name;
  };
}

/** Says an address inside a region. */
type Inside = typeof nameIn;

/** A place in an overflow bucket of a map. */
interface Overflow {
  readonly map: Region;
  readonly part: string;
}

type PartOf = (found: Overflow) => string;

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
    const partOf = ({ map, part }: Overflow): string => this.overflowName(map, part);
    return this.find(addr, nameIn, partOf) ?? this.nameBySite(addr);
  }

  pointerTo(addr: number): string | undefined {
    const partOf = ({ map, part }: Overflow): string =>
      `&${this.overflowName(map, wholeBucket(part))}`;
    return this.find(addr, pointerIn, partOf);
  }

  private find(addr: number, inside: Inside, partOf: PartOf): string | undefined {
    return (
      this.nameBy(this.main, addr, inside) ??
      this.nameOfFound(this.main, addr, inside, partOf) ??
      this.nameBy(this.libraryWalk, addr, inside) ??
      this.nameOfLost(this.main, addr, partOf) ??
      this.nameOfLost(this.libraryWalk, addr, partOf)
    );
  }

  private get libraryWalk(): Walk {
    this.library ??= new Walk(this.memory, this.tables, libraryRoots, MOST_REGIONS);
    return this.library;
  }

  private nameBy(walk: Walk, addr: number, inside: Inside): string | undefined {
    for (let i = 0; ; i++) {
      const region = walk.at(i);
      if (region === undefined) return undefined;
      if (region.kind !== 'map' && (addr < region.start || addr >= region.end)) continue;
      const name = inside(this.tables.types, region, addr);
      if (name !== undefined) return name;
    }
  }

  /** In an overflow bucket of the library's, or in one that racing writers left out of its map's list. */
  private nameOfLost(walk: Walk, addr: number, partOf: PartOf): string | undefined {
    for (const region of walk.regions) {
      const part = region.kind === 'map' ? region.places.overflowPart(addr) : undefined;
      if (part !== undefined) return partOf({ map: region, part });
    }
    return undefined;
  }

  private overflowName(region: Region, part: string): string {
    return expression(this.tables.types, region) + part + whereOf(region);
  }

  private nameOfFound(
    walk: Walk,
    addr: number,
    inside: Inside,
    partOf: PartOf,
  ): string | undefined {
    const found = walk.lookFor(addr);
    if (found?.kind === 'overflow') return partOf(found);
    return found === undefined ? undefined : inside(this.tables.types, found, addr);
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
