import { make } from './made';
import type { Outside, Packed, Ref } from './pack';

/** Makes objects of what was packed, each node once and only when something leads to it. */
export class Unpacker {
  private readonly made = new Map<number, Map<number, unknown>>();

  constructor(
    private readonly nodes: (section: number) => readonly Packed[],
    private readonly outside: (token: Outside) => unknown,
  ) {}

  value(packed: Packed): unknown {
    if (typeof packed !== 'object' || packed === null) return packed;
    if (Array.isArray(packed)) return this.filled([], packed);
    if ('$' in packed) return this.node(packed.$ as Ref);
    if ('$undefined' in packed) return undefined;
    return this.special(packed as Marked) ?? this.filled({}, packed);
  }

  private node([section, index]: Ref): unknown {
    const made = this.made.get(section) ?? new Map<number, unknown>();
    this.made.set(section, made);
    if (made.has(index)) return made.get(index);
    const packed = this.nodes(section)[index] ?? null;
    if (typeof packed !== 'object' || packed === null) return packed;
    if (!Array.isArray(packed) && Object.keys(packed)[0]?.startsWith('$')) {
      const value = this.value(packed);
      made.set(index, value);
      return value;
    }
    // What refers to itself finds itself.
    const value = Array.isArray(packed) ? [] : {};
    made.set(index, value);
    return this.filled(value, packed as Plain);
  }

  /** Numbers and texts first: what is made of a half-filled object asks for its name. */
  private filled(value: object, packed: Plain | readonly Packed[]): object {
    const into = value as Record<string, unknown>;
    const entries = Object.entries(packed);
    for (const [key, item] of entries) {
      into[key] = typeof item === 'object' ? undefined : item;
    }
    for (const [key, item] of entries) {
      if (typeof item !== 'object') continue;
      if (item !== null && 'late' in item && '$out' in item) this.late(into, key, item.$out);
      else into[key] = this.value(item);
    }
    return value;
  }

  private late(into: object, key: string, token: unknown): void {
    const get = (): unknown => this.outside(token as Outside);
    Object.defineProperty(into, key, { get, enumerable: true });
  }

  private special(packed: Marked): unknown {
    if (packed.$int !== undefined) return BigInt(packed.$int);
    if (packed.$float !== undefined) return Number(packed.$float);
    if (packed.$out !== undefined) return this.outside(packed.$out);
    if (packed.$made !== undefined) return make(packed.$made.map((part) => this.value(part)));
    if (packed.$set !== undefined) return new Set(packed.$set.map((item) => this.value(item)));
    if (packed.$map !== undefined) {
      return new Map(packed.$map.map(([key, item]) => [this.value(key), this.value(item)]));
    }
    return undefined;
  }
}

const trees = new Unpacker(
  () => [],
  () => undefined,
);

/** What `packTree` packed. */
export function unpackTree(packed: Packed): unknown {
  return trees.value(packed);
}

type Plain = Readonly<Record<string, Packed>>;

interface Marked {
  readonly $int?: string;
  readonly $float?: string;
  readonly $out?: Outside;
  readonly $made?: readonly Packed[];
  readonly $set?: readonly Packed[];
  readonly $map?: readonly (readonly [Packed, Packed])[];
}
