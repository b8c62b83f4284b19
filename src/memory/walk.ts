import { Finder } from './finder';
import { HMAP } from './map-shape';
import type { Memory } from './memory';
import { type ProgramTables, typeAt } from './program-tables';
import { type Region, type Root, rootOf, type Values } from './region';
import { type Link, linksIn } from './type-parts';

/** Values of one region whose links are followed; past them only what points straight at an address is found. */
const FEW_VALUES = 64;
/** Links that are looked at for one address. */
const MOST_LINKS = 1 << 21;

/** Links from a variable that are followed before the next call's variables are looked at. */
const NEAR = 3;

/** A place in an overflow bucket: `.buckets[3].overflow.key[2]`. */
interface OverflowPart {
  readonly kind: 'overflow';
  readonly map: Region;
  readonly part: string;
}

/**
 * Follows links from roots, which come in batches: the package's variables, then call after call. What is near to an
 * earlier batch is called by it, so that a thing keeps its name while calls come and go; what is far from all, by the
 * shortest way. Regions are found when they are asked for, so that who finds early what it looks for pays for no more.
 */
export class Walk {
  readonly regions: Region[] = [];
  readonly memory: Memory;
  readonly tables: ProgramTables;
  private readonly seen = new Set<number>();
  private readonly roots = new Map<string, Root>();
  private readonly batches: Iterator<unknown>;
  private readonly limit: number;
  /** Adds what it finds to the walk. */
  readonly find: Finder;
  private followed = 0;
  private far: Region[] = [];
  private farFollowed = 0;
  private found: Region | undefined;

  /** Each step of `batches` adds roots to the walk. No more than so many regions are found. */
  constructor(
    memory: Memory,
    tables: ProgramTables,
    batches: (walk: Walk) => Iterator<unknown>,
    limit: number,
  ) {
    this.memory = memory;
    this.tables = tables;
    this.find = new Finder(memory, tables, (region) => this.add(region));
    this.batches = batches(this);
    this.limit = limit;
  }

  /** The next region; undefined: there are no more. */
  at(index: number): Region | undefined {
    while (index >= this.regions.length && this.regions.length < this.limit) {
      const next = this.regions[this.followed];
      if (next !== undefined) {
        this.followed++;
        if (depthOf(next) < NEAR) this.followLinks(next);
        else this.far.push(next);
      } else if (this.batches.next().done === true) {
        const far = this.far[this.farFollowed++];
        if (far === undefined) break;
        this.followLinks(far);
      }
    }
    return this.regions[index];
  }

  /**
   * A region with the address in it to which a link leads that `at` leaves out, since there are so many of them; or the
   * overflow bucket of a map that it lies in.
   */
  lookFor(addr: number): Region | OverflowPart | undefined {
    let left = MOST_LINKS;
    for (const region of this.regions) {
      const isWanted = (link: Link, slot: number): boolean => {
        if (!this.leadsTo(link, slot, addr)) return --left <= 0;
        this.found = undefined;
        this.find.link(region, link, slot);
        return this.found !== undefined;
      };
      this.found = undefined;
      if (region.kind === 'map') {
        const hit = region.places.search(addr);
        if (typeof hit === 'string') return { kind: 'overflow', map: region, part: hit };
        if (hit !== undefined) this.find.link(region, hit.link, hit.slot);
      } else if (region.kind === 'values' && left > 0) {
        this.eachLink(region, FEW_VALUES, Number.POSITIVE_INFINITY, isWanted);
      }
      if (this.found !== undefined) return this.found;
    }
    return undefined;
  }

  /** Without following it, that a link leads to memory with this address in it. */
  private leadsTo({ kind, type }: Link, slot: number, addr: number): boolean {
    const { memory, tables } = this;
    const target = memory.pointer(slot);
    if (target === 0 || target > addr) return false;
    switch (kind) {
      case 'pointer':
        return addr < target + typeAt(tables.types, typeAt(tables.types, type).elem).size;
      case 'cell':
        return addr < target + typeAt(tables.types, type).size;
      case 'slice': {
        const { size } = typeAt(tables.types, typeAt(tables.types, type).elem);
        return addr < target + size * memory.u32(slot + 16);
      }
      case 'string':
        return addr < target + memory.u32(slot + 8);
      case 'map':
        return addr < target + HMAP.size;
      case 'chan':
      case 'func':
      case 'interface':
        return false;
    }
  }

  private add(region: Region): void {
    // As a number: a text for each region would cost more than all the rest.
    const isRow = region.kind !== 'map' && region.stride > 0;
    const key = (region.start * 65536 + region.type) * 4 + KINDS[region.kind] + (isRow ? 1 : 0);
    this.found = region;
    if (this.regions.length >= this.limit || this.seen.has(key)) return;
    this.seen.add(key);
    this.regions.push(region);
    const root = rootOf(region);
    const namesake = this.roots.get(root.name + root.where);
    if (namesake === undefined) this.roots.set(root.name + root.where, root);
    else if (namesake !== root && root.gid !== 0) root.whose = ` of g${root.gid}`;
  }

  private followLinks(region: Region): void {
    const follow = (link: Link, slot: number): false => {
      this.find.link(region, link, slot);
      return false;
    };
    if (region.kind === 'map') region.places.eachLink(follow);
    else if (region.kind === 'values') this.eachLink(region, 0, FEW_VALUES, follow);
  }

  /** The links of some values of a row, until one was enough. */
  private eachLink(
    { type, start, end, stride }: Values,
    first: number,
    past: number,
    isEnough: (link: Link, slot: number) => boolean,
  ): void {
    const links = linksIn(this.tables.types, type);
    if (links.length === 0) return;
    const last = Math.min(end, this.memory.size, stride === 0 ? end : start + past * stride);
    for (let at = start + first * stride; at < last; at += stride) {
      for (const link of links) if (isEnough(link, at + link.offset)) return;
      if (stride === 0) return;
    }
  }
}

/** Of one type there are values, rows of them and the map; or buckets. */
const KINDS = { values: 0, map: 2, buckets: 2 } as const;

/** Links from the variable. */
function depthOf(region: Region): number {
  let depth = 0;
  for (let { from } = region; from.kind === 'link'; { from } = from.region) depth++;
  return depth;
}
