import type { PackageSource } from '../check-packages';
import type { Module } from '../ir/module';
import type { LinkFacts } from '../lower/func-facts';
import type * as ast from '../syntax/ast';
import { parseFile } from '../syntax/parse';
import { checkerOf } from '../types/check';
import type { CheckedInstance, CheckedPackage, Info, Obj } from '../types/info';
import type { Instance } from '../types/type';
import type { Index, InstanceRecord, PackageRecord } from './keep';
import { findOutside } from './outside';
import type { Packed } from './pack';
import { FileReader } from './file';
import { KeptModule } from './kept-module';
import { Unpacker } from './unpack';

export interface KeptPackage {
  readonly checked: CheckedPackage;
  readonly facts: readonly (readonly [string, LinkFacts])[];
  readonly privateVariables: readonly string[];
}

/** The library as it was compiled before. Nothing of it is read before it is asked for. */
export class Kept {
  private readonly records: FileReader;
  private readonly index: Index;
  private readonly sources: ReadonlyMap<string, ast.SourceFile>;
  private readonly files = new Map<string, ast.File>();
  private readonly packages = new Map<string, PackageRecord>();
  private readonly sections = new Map<number, readonly Packed[]>();
  private readonly graph: Unpacker;

  constructor(
    file: Uint8Array<ArrayBuffer>,
    sources: readonly PackageSource[],
    private readonly importer: (path: string) => CheckedPackage | undefined,
  ) {
    this.records = new FileReader(file);
    this.index = this.records.readIndex() as Index;
    const files = sources.flatMap((pkg) => pkg.files);
    this.sources = new Map(files.map((file) => [file.name, file]));
    this.graph = new Unpacker(this.nodes, (token) => findOutside(token, this.source, this.file));
  }

  importsOf(path: string): readonly string[] {
    return this.package(path).imports;
  }

  checked(path: string): KeptPackage {
    const { name, imports, facts, privateVariables, scope, localTypes } = this.package(path);
    const known = new Map<string, Obj>();
    const get = (wanted: string): Obj | undefined => {
      const packed = Object.hasOwn(scope, wanted) ? scope[wanted] : undefined;
      if (packed === undefined) return undefined;
      const obj = known.get(wanted) ?? (this.graph.value(packed) as Obj);
      known.set(wanted, obj);
      return obj;
    };
    const files = this.sourcesOf(path).map(
      (source): ast.File => new UnreadFile(source, () => this.file(source.name)),
    );
    let check: ((instance: Instance) => CheckedInstance) | undefined;
    const instance = (wanted: Instance): CheckedInstance => {
      const { importer } = this;
      const names = Object.keys(scope).map((key) => [key, get(key)] as const);
      const objects = new Map(names.flatMap(([key, obj]) => (obj ? [[key, obj]] : [])));
      const request = { path, files, dialect: { library: true }, importer };
      check ??= checkerOf(request, objects, new Map(localTypes));
      return check(wanted);
    };
    const checked: CheckedPackage = {
      path,
      name,
      files,
      info: NOTHING,
      scope: { get },
      imports,
      initOrder: [],
      localTypes: new Map(localTypes),
      instance,
    };
    return { checked, facts, privateVariables };
  }

  compiled(path: string): { module: Module; needs: readonly Instance[] } {
    return this.read(this.package(path));
  }

  instance(symbol: string): { module: Module; needs: readonly Instance[] } | undefined {
    const { instances } = this.index;
    const record = Object.hasOwn(instances, symbol) ? instances[symbol] : undefined;
    return record === undefined
      ? undefined
      : this.read(this.records.read(record) as InstanceRecord);
  }

  private read({ module, needs }: InstanceRecord) {
    return {
      module: new KeptModule(module, this.records, this.textOf),
      needs: this.graph.value(needs) as Instance[],
    };
  }

  private package(path: string): PackageRecord {
    const known = this.packages.get(path);
    if (known !== undefined) return known;
    const record = this.index.packages[path];
    if (record === undefined) throw new Error(`there is no package ${path}`);
    const read = this.records.read(record) as PackageRecord;
    this.packages.set(path, read);
    return read;
  }

  private readonly nodes = (section: number): readonly Packed[] => {
    const known =
      this.sections.get(section) ??
      (this.records.read(this.index.sections[section] ?? 0) as readonly Packed[]);
    this.sections.set(section, known);
    return known;
  };

  private sourcesOf(path: string): ast.SourceFile[] {
    const { files } = this.package(path).module;
    return files.flatMap((name) => this.sources.get(name) ?? []);
  }

  private readonly source = (name: string): ast.SourceFile => {
    const source = this.sources.get(name);
    if (source === undefined) throw new Error(`there is no file ${name}`);
    return source;
  };

  private readonly textOf = (name: string): string => this.sources.get(name)?.text ?? '';

  private readonly file = (name: string): ast.File => {
    const file = this.files.get(name) ?? parseFile(this.source(name)).file;
    this.files.set(name, file);
    return file;
  };
}

/** What bodies mean is not kept. */
const NOTHING: Info = {
  types: new Map(),
  defs: new Map(),
  uses: new Map(),
  selections: new Map(),
  implicits: new Map(),
  instances: new Map(),
};

/** Parsed when an instance of what is in it is made. */
class UnreadFile implements ast.File {
  readonly kind = 'File';
  readonly pos = 0;
  readonly end: number;

  constructor(
    readonly source: ast.SourceFile,
    private readonly parsed: () => ast.File,
  ) {
    this.end = source.text.length;
  }

  get packageName(): ast.File['packageName'] {
    return this.parsed().packageName;
  }

  get imports(): ast.File['imports'] {
    return this.parsed().imports;
  }

  get decls(): ast.File['decls'] {
    return this.parsed().decls;
  }
}
