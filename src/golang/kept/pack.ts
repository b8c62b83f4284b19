import { isMade, partsOf } from './made';

// Graphs of plain objects as JSON. What is referred to more than once is a node of its own, told by section and number;
// all else lies where it is referred to. What JSON has no word for is an object with one key that begins with `$`.

/** What stands for something that is not kept: the reader finds its own. */
export type Outside = readonly (string | number)[];

export type Ref = readonly [section: number, node: number];

export type Packed =
  | { readonly $: Ref }
  /** Found outside; `late`: only when it is asked for. */
  | { readonly $out: Outside; readonly late?: true }
  | { readonly $int: string }
  | { readonly $float: string }
  | { readonly $map: readonly (readonly [Packed, Packed])[] }
  | { readonly $set: readonly Packed[] }
  | { readonly $made: readonly Packed[] }
  | { readonly $undefined: true }
  | null
  | string
  | number
  | boolean
  | readonly Packed[]
  | { readonly [key: string]: Packed };

/** One text for whatever is plain data. */
export function packTree(value: unknown): Packed {
  return new Packer(() => undefined, undefined).value(value);
}

/** Packs several graphs, the sections, that share objects. */
export class GraphPacker {
  private readonly seen = new Map<object, 'once' | 'shared'>();
  private readonly refs = new Map<object, Ref>();
  private nodes: Packed[] = [];
  private section = -1;
  private readonly packer: Packer;

  constructor(
    private readonly outside: (value: object) => Packed | undefined,
    roots: readonly unknown[],
  ) {
    for (const root of roots) this.count(root);
    this.packer = new Packer(outside, (value) => this.refOf(value));
  }

  /** The next section: what stands for the root, and the nodes found on the way. */
  add(root: unknown): { readonly root: Packed; readonly nodes: readonly Packed[] } {
    this.section++;
    this.nodes = [];
    const packed = this.packer.value(root);
    return { root: packed, nodes: this.nodes };
  }

  private count(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (this.outside(value) !== undefined) return;
    const isKnown = this.seen.has(value);
    this.seen.set(value, isKnown ? 'shared' : 'once');
    if (!isKnown) for (const part of partsOf(value)) this.count(part);
  }

  private refOf(value: object): Ref | undefined {
    if (this.seen.get(value) !== 'shared') return undefined;
    const known = this.refs.get(value);
    if (known !== undefined) return known;
    const ref: Ref = [this.section, this.nodes.length];
    this.refs.set(value, ref);
    const { nodes } = this;
    nodes.push(null);
    nodes[ref[1]] = this.packer.whole(value);
    return ref;
  }
}

class Packer {
  constructor(
    private readonly outside: (value: object) => Packed | undefined,
    private readonly refOf: ((value: object) => Ref | undefined) | undefined,
  ) {}

  value(value: unknown): Packed {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        if (Number.isFinite(value) && !Object.is(value, -0)) return value;
        return { $float: Object.is(value, -0) ? '-0' : String(value) };
      case 'bigint':
        return { $int: String(value) };
      case 'undefined':
        return { $undefined: true };
      case 'object': {
        if (value === null) return null;
        const known = this.outside(value);
        if (known !== undefined) return known;
        const ref = this.refOf?.(value);
        return ref === undefined ? this.whole(value) : { $: ref };
      }
      default:
        throw new Error(`a ${typeof value} cannot be kept`);
    }
  }

  whole(value: object): Packed {
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (value instanceof Map) {
      return { $map: [...value].map(([key, item]) => [this.value(key), this.value(item)]) };
    }
    if (value instanceof Set) return { $set: [...value].map((item) => this.value(item)) };
    if (isMade(value)) return { $made: partsOf(value).map((part) => this.value(part)) };
    if (Object.getPrototypeOf(value) !== Object.prototype) {
      throw new Error(`a ${value.constructor.name} cannot be kept`);
    }
    const packed: Record<string, Packed> = {};
    for (const [key, item] of Object.entries(value)) {
      if (key.startsWith('$')) throw new Error(`${key} means something else in what is kept`);
      if (item !== undefined) packed[key] = this.value(item);
    }
    return packed;
  }
}
