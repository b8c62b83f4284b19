/**
 * What must be known of a linked program to speak about its bytes in Go's words. The shapes are
 * those of emit's Program, of which only the part that decoding needs is named here: bytes can be read without
 * the compiler that laid them out.
 */
export interface ProgramTables {
  readonly symbols: ReadonlyMap<string, number>;
  /** By table index (FRAME.func, first word of a closure object). */
  readonly funcs: readonly FuncTable[];
  readonly stops: readonly StopTable[];
  readonly types: readonly GoType[];
  readonly globals: readonly {
    readonly name: string;
    readonly type: number;
    readonly addr: number;
  }[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Type index by the offset of its descriptor. */
  readonly descriptors: ReadonlyMap<number, number>;
}

/** As golang's TypeInfo. */
export interface GoType {
  readonly name: string;
  readonly kind:
    | 'bool'
    | 'int'
    | 'uint'
    | 'float'
    | 'complex'
    | 'string'
    | 'pointer'
    | 'unsafe'
    | 'slice'
    | 'array'
    | 'map'
    | 'chan'
    | 'struct'
    | 'func'
    | 'interface';
  readonly size: number;
  readonly elem?: number;
  readonly key?: number;
  readonly len?: number;
  readonly fields?: readonly {
    readonly name: string;
    readonly offset: number;
    readonly type: number;
  }[];
}

/** As emit's ProgramFunc. */
export interface FuncTable {
  readonly name: string;
  readonly file: number;
  readonly pos: number;
  readonly frameSize: number;
  readonly firstStop: number;
  readonly locals: readonly LocalTable[];
  readonly captures: readonly {
    readonly name: string;
    readonly type: number;
    readonly offset: number;
    readonly byRef: boolean;
  }[];
  readonly contextAt: number;
}

export interface LocalTable {
  readonly name: string;
  readonly type: number;
  readonly at:
    | { readonly kind: 'words'; readonly offsets: readonly number[] }
    | { readonly kind: 'memory'; readonly offset: number }
    | { readonly kind: 'box'; readonly offset: number };
  readonly pos: number;
  readonly end: number;
  readonly param: boolean;
}

/** As emit's Stop. */
export interface StopTable {
  readonly func: number;
  readonly pos: number;
  readonly file: number;
  readonly valueAt: number;
  readonly site:
    | {
        readonly kind: 'read' | 'write' | 'atomic' | 'call' | 'start' | 'preempt';
        readonly size: number;
        readonly text: string;
        readonly field?: string;
      }
    | undefined;
}

/** The type at an index; of a damaged index an empty struct, so that decoding goes on. */
export function typeAt(types: readonly GoType[], index: number | undefined): GoType {
  return (index === undefined ? undefined : types[index]) ?? NOTHING;
}

const NOTHING: GoType = { name: '?', kind: 'struct', size: 0, fields: [] };

/** Values of the type hold Go pointers (spec/hmap.md §1.3: it decides how overflow buckets are kept). */
export function hasPointers(types: readonly GoType[], index: number | undefined): boolean {
  const type = typeAt(types, index);
  switch (type.kind) {
    case 'bool':
    case 'int':
    case 'uint':
    case 'float':
    case 'complex':
      return false;
    case 'string':
    case 'pointer':
    case 'unsafe':
    case 'slice':
    case 'map':
    case 'chan':
    case 'func':
    case 'interface':
      return true;
    case 'array':
      return type.len !== 0 && hasPointers(types, type.elem);
    case 'struct':
      return (type.fields ?? []).some((field) => hasPointers(types, field.type));
  }
}
