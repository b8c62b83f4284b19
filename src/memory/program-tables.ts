/**
 * What must be known of a linked program to speak about its bytes in Go's words: bytes can be read without the
 * compiler that laid them out. emit's Program is this and what runs.
 */
export interface ProgramTables {
  /** Offset of every datum by its symbol. */
  readonly symbols: ReadonlyMap<string, number>;
  /** By table index (FRAME.func, first word of a closure object). */
  readonly funcs: readonly FuncTable[];
  /** By global stop id (G.stop, log records). Id 0 means none. */
  readonly stops: readonly StopTable[];
  readonly types: readonly GoType[];
  readonly globals: readonly {
    readonly name: string;
    readonly type: number;
    readonly addr: number;
  }[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Type index by the offset of its descriptor (what a maptype argument points to). */
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
  /** An interface with methods: its first word is an itab. */
  readonly hasMethods?: boolean;
  readonly fields?: readonly {
    readonly name: string;
    readonly offset: number;
    readonly type: number;
  }[];
}

export interface FuncTable {
  readonly name: string;
  readonly file: number;
  readonly pos: number;
  readonly frameSize: number;
  /** Its stop with local number pc has global id firstStop + pc. */
  readonly firstStop: number;
  readonly locals: readonly LocalTable[];
  readonly captures: readonly {
    readonly name: string;
    readonly type: number;
    readonly offset: number;
    readonly byRef: boolean;
  }[];
  /** Offset in the frame of the closure context pointer, -1 when it is not kept. */
  readonly contextAt: number;
}

/** A local that lies in the frame: its parts' offsets (8 bytes each), or the slot's offset, or the box pointer's. */
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

/** A place where a resumable function can stand: before a visible operation, or in a call. */
export interface StopTable {
  readonly func: number;
  readonly pos: number;
  readonly file: number;
  /** Frame offset of the value that a write is about to store; -1: not known before it runs. */
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
