// What the core uses beyond ECMAScript, and no more. Only tsconfig.core.json includes this file;
// elsewhere the DOM and Node libraries declare the same names, a little more loosely.

declare namespace WebAssembly {
  type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128' | 'externref' | 'anyfunc';
  type ExportedFunction = (...args: never[]) => unknown;
  type ExportValue = ExportedFunction | Global | Memory | Table;
  // A method, so that a host function with narrower parameters may be given.
  type ImportedFunction = { bivarianceHack(...args: unknown[]): unknown }['bivarianceHack'];
  type ImportValue = ImportedFunction | Global | Memory | Table | number | bigint;
  type Exports = Record<string, ExportValue>;
  type ModuleImports = Record<string, ImportValue>;
  type Imports = Record<string, ModuleImports>;

  interface MemoryDescriptor {
    /** In pages of 64 KiB. */
    initial: number;
    /** Must be given when `shared` is true. */
    maximum?: number;
    shared?: boolean;
  }
  interface Memory {
    /** A SharedArrayBuffer when the memory is shared. Detached and replaced by `grow` when not. */
    readonly buffer: ArrayBuffer | SharedArrayBuffer;
    grow(deltaPages: number): number;
  }
  const Memory: { prototype: Memory; new (descriptor: MemoryDescriptor): Memory };

  interface TableDescriptor {
    element: 'anyfunc' | 'externref';
    initial: number;
    maximum?: number;
  }
  interface Table {
    readonly length: number;
    get(index: number): unknown;
    set(index: number, value?: unknown): void;
    grow(delta: number, value?: unknown): number;
  }
  const Table: { prototype: Table; new (descriptor: TableDescriptor, value?: unknown): Table };

  interface Global {
    value: unknown;
  }
  const Global: {
    prototype: Global;
    new (descriptor: { value: ValueType; mutable?: boolean }, value?: unknown): Global;
  };

  type ImportExportKind = 'function' | 'global' | 'memory' | 'table' | 'tag';
  interface ModuleExportDescriptor {
    kind: ImportExportKind;
    name: string;
  }
  interface ModuleImportDescriptor extends ModuleExportDescriptor {
    module: string;
  }

  /** Can be posted to a worker. */
  // oxlint-disable-next-line typescript/no-empty-object-type -- opaque, as in the DOM library
  interface Module {}
  const Module: {
    prototype: Module;
    new (bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Module;
    exports(module: Module): ModuleExportDescriptor[];
    imports(module: Module): ModuleImportDescriptor[];
    customSections(module: Module, name: string): ArrayBuffer[];
  };

  interface Instance {
    readonly exports: Exports;
  }
  const Instance: { prototype: Instance; new (module: Module, imports?: Imports): Instance };

  interface CompileError extends Error {}
  const CompileError: { prototype: CompileError; new (message?: string): CompileError };
  interface LinkError extends Error {}
  const LinkError: { prototype: LinkError; new (message?: string): LinkError };
  /** A trap: unreachable, out of bounds, a table entry of the wrong type. */
  interface RuntimeError extends Error {}
  const RuntimeError: { prototype: RuntimeError; new (message?: string): RuntimeError };

  function compile(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<Module>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
  function validate(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): boolean;
}

interface TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  /** Chromium refuses a view of shared memory, here and in TextDecoder: copy, with `slice` or `set`. */
  encodeInto(text: string, into: Uint8Array<ArrayBuffer>): { read: number; written: number };
}
declare const TextEncoder: { prototype: TextEncoder; new (): TextEncoder };

interface TextDecoder {
  decode(bytes?: Uint8Array<ArrayBuffer> | ArrayBuffer, options?: { stream?: boolean }): string;
}
declare const TextDecoder: {
  prototype: TextDecoder;
  new (label?: 'utf-8', options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

interface ImportMeta {
  /** Vite's, for the Go sources under src/goroot: path → text. The options must be literals. */
  glob(
    pattern: string | string[],
    options: { query: '?raw'; import: 'default'; eager: true },
  ): Record<string, string>;
}

declare module '*?raw' {
  const text: string;
  export default text;
}
