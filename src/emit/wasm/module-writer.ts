import { ByteWriter } from './byte-writer';
import { FUNC_REF, FUNC_TYPE, OP, TYPE_CODE, type WasmType } from './opcodes';

const SECTION = {
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  tag: 13,
  export: 7,
  element: 9,
  code: 10,
} as const;

interface WrittenFunc {
  readonly type: number;
  body: Uint8Array | undefined;
}

/** Collects a module's parts and writes its sections. Imports one memory, has one table, no start function. */
export class ModuleWriter {
  private readonly types: Uint8Array[] = [];
  private readonly typeIndex = new Map<string, number>();
  private readonly funcs: WrittenFunc[] = [];
  private readonly exports: { readonly name: string; readonly func: number }[] = [];
  /** Function of each table entry; index 0 stays empty. */
  private readonly table = new Map<number, number>();
  private tableSize = 1;
  private tag: number | undefined;

  type(params: readonly WasmType[], results: readonly WasmType[]): number {
    const key = `${params.join()}:${results.join()}`;
    const known = this.typeIndex.get(key);
    if (known !== undefined) return known;
    const writer = new ByteWriter();
    writer.u8(FUNC_TYPE);
    for (const list of [params, results]) {
      writer.unsigned(list.length);
      for (const type of list) writer.u8(TYPE_CODE[type]);
    }
    this.types.push(writer.finish());
    this.typeIndex.set(key, this.types.length - 1);
    return this.types.length - 1;
  }

  /** Declares a function, so that others can call it before its body is known. */
  declare(params: readonly WasmType[], results: readonly WasmType[]): number {
    this.funcs.push({ type: this.type(params, results), body: undefined });
    return this.funcs.length - 1;
  }

  define(func: number, body: Uint8Array): void {
    const written = this.funcs[func];
    if (written === undefined) throw new Error(`function ${func} was never declared`);
    written.body = body;
  }

  /** Code may throw, and catch (`THE_TAG`). Modules that cannot do without need no engine that can. */
  declareTag(): void {
    this.tag = this.type([], []);
  }

  export(name: string, func: number): void {
    this.exports.push({ name, func });
  }

  place(tableIndex: number, func: number): void {
    this.table.set(tableIndex, func);
    this.tableSize = Math.max(this.tableSize, tableIndex + 1);
  }

  finish(memory: {
    readonly shared: boolean;
    readonly initial: number;
    readonly maximum: number;
  }): Uint8Array<ArrayBuffer> {
    const out = new ByteWriter();
    for (const byte of [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) out.u8(byte);
    section(out, SECTION.type, (body) => vector(body, this.types, (type) => body.append(type)));
    section(out, SECTION.import, (body) => {
      body.unsigned(1);
      body.name('env');
      body.name('memory');
      body.u8(0x02);
      body.u8(memory.shared ? 0x03 : 0x01);
      body.unsigned(memory.initial);
      body.unsigned(memory.maximum);
    });
    section(out, SECTION.function, (body) =>
      vector(body, this.funcs, (func) => body.unsigned(func.type)),
    );
    section(out, SECTION.table, (body) => {
      body.unsigned(1);
      body.u8(FUNC_REF);
      body.u8(0x01);
      body.unsigned(this.tableSize);
      body.unsigned(this.tableSize);
    });
    const { tag } = this;
    if (tag !== undefined) {
      section(out, SECTION.tag, (body) => {
        body.unsigned(1);
        body.u8(0x00);
        body.unsigned(tag);
      });
    }
    section(out, SECTION.export, (body) =>
      vector(body, this.exports, ({ name, func }) => {
        body.name(name);
        body.u8(0x00);
        body.unsigned(func);
      }),
    );
    section(out, SECTION.element, (body) => this.writeElements(body));
    section(out, SECTION.code, (body) =>
      vector(body, this.funcs, (func) => {
        if (func.body === undefined) throw new Error('a declared function has no body');
        body.unsigned(func.body.length);
        body.append(func.body);
      }),
    );
    return out.finish();
  }

  private writeElements(body: ByteWriter): void {
    const placed = [...this.table].sort(([a], [b]) => a - b);
    vector(body, placed, ([index, func]) => {
      body.u8(0x00);
      body.u8(OP.i32Const);
      body.signed(index);
      body.u8(OP.end);
      body.unsigned(1);
      body.unsigned(func);
    });
  }
}

function section(out: ByteWriter, id: number, write: (body: ByteWriter) => void): void {
  const body = new ByteWriter();
  write(body);
  out.u8(id);
  out.unsigned(body.length);
  out.append(body.view());
}

function vector<T>(body: ByteWriter, items: readonly T[], write: (item: T) => void): void {
  body.unsigned(items.length);
  for (const item of items) write(item);
}
