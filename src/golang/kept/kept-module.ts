import type { Func } from '../ir/ir';
import type { Datum, Module, Parts, Written } from '../ir/module';
import type { FileReader } from './file';
import type { ModuleRecord, PartsRecord } from './keep';

/** Functions and data are read one by one. */
export class KeptModule implements Module {
  readonly path!: string;
  readonly types!: Module['types'];
  readonly imports!: Module['imports'];
  readonly files: Module['files'];
  readonly parts: { readonly funcs: Parts<Func>; readonly data: Parts<Datum> };

  constructor(record: ModuleRecord, records: FileReader, textOf: (file: string) => string) {
    Object.assign(this, records.readTree(record.rest));
    this.files = record.files.map((name) => ({ name, text: textOf(name) }));
    const parts = <T>({ names, first }: PartsRecord): Parts<T> => {
      const known = new Map<number, T>();
      const at = (index: number): T => {
        const part = known.get(index) ?? (records.readTree(first + index) as T);
        known.set(index, part);
        return part;
      };
      return { names, at };
    };
    const funcs = parts<Func>(record.funcs);
    const { names, firstWritten } = record.funcs;
    if (firstWritten === undefined) {
      this.parts = { funcs, data: parts(record.data) };
      return;
    }
    const places = new Map(names.map((name, index) => [name, firstWritten + index]));
    const bytesOf = (at: number, length: number): Uint8Array => records.bytesOf(at, length);
    const written = (name: string): Written | undefined => {
      const place = places.get(name);
      return place === undefined ? undefined : { value: records.read(place), bytesOf };
    };
    this.parts = { funcs: { ...funcs, written }, data: parts(record.data) };
  }

  get funcs(): readonly Func[] {
    const { names, at } = this.parts.funcs;
    return names.map((_, index) => at(index));
  }

  get data(): readonly Datum[] {
    const { names, at } = this.parts.data;
    return names.map((_, index) => at(index));
  }
}
