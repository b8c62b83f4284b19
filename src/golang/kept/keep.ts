import type { Func, Symbol } from '../ir/ir';
import type { Module } from '../ir/module';
import type { LinkFacts } from '../lower/func-facts';
import type { CheckedPackage, Obj } from '../types/info';
import type { Instance } from '../types/type';
import { namesOfOutside } from './outside';
import { GraphPacker, type Packed, packTree } from './pack';
import { FileWriter } from './file';

/** A compiled package: what programs that import it need of it. */
export interface PackageToKeep {
  readonly checked: CheckedPackage;
  readonly facts: ReadonlyMap<Symbol, LinkFacts>;
  readonly privateVariables: ReadonlySet<Symbol>;
  readonly module: Module;
  readonly needs: readonly Instance[];
}

export interface InstanceToKeep {
  readonly module: Module;
  readonly needs: readonly Instance[];
}

export interface ModuleRecord {
  /** A record of all else. */
  readonly rest: number;
  /** Texts are found in the sources. */
  readonly files: readonly string[];
  readonly funcs: PartsRecord;
  readonly data: PartsRecord;
}
/** A record for each, one behind another. */
export interface PartsRecord {
  readonly names: readonly Symbol[];
  readonly first: number;
  /** Of functions: records of what the linker wrote of them. */
  readonly firstWritten?: number;
}

/** What the linker wrote of a function, in words of its own. */
export type WrittenOf = (func: Func, addBytes: (bytes: Uint8Array) => number) => unknown;

export interface PackageRecord {
  readonly name: string;
  readonly imports: readonly string[];
  readonly facts: readonly (readonly [Symbol, LinkFacts])[];
  readonly privateVariables: readonly Symbol[];
  readonly scope: { readonly [name: string]: Packed };
  readonly localTypes: readonly (readonly [string, number])[];
  readonly needs: Packed;
  readonly module: ModuleRecord;
}

export interface InstanceRecord {
  readonly needs: Packed;
  readonly module: ModuleRecord;
}

export interface Index {
  readonly packages: { readonly [path: string]: number };
  readonly instances: { readonly [symbol: string]: number };
  /** The records of the sections' nodes. */
  readonly sections: readonly number[];
}

/** The compiled library as one text. Packages come behind those that they import. */
export function keep(
  packages: readonly PackageToKeep[],
  instances: ReadonlyMap<Symbol, InstanceToKeep>,
  writtenOf: WrittenOf | undefined,
): Uint8Array<ArrayBuffer> {
  const text = new FileWriter();
  const declarations = packages.map(({ checked, needs }) => ({
    scope: namesOf(checked),
    needs,
  }));
  const instanceNeeds = [...instances.values()].map(({ needs }) => needs);
  const outside = namesOfOutside(packages.map(({ checked }) => checked));
  const graph = new GraphPacker(outside, [...declarations, ...instanceNeeds]);
  const sections: number[] = [];
  const pack = (root: unknown): Packed => {
    const { root: packed, nodes } = graph.add(root);
    sections.push(text.add(nodes));
    return packed;
  };
  const packageRecords = packages.map((item, i): [string, number] => {
    const { checked, facts, privateVariables, module } = item;
    const { path, name, imports, localTypes } = checked;
    const packed = pack(declarations[i]) as Pick<PackageRecord, 'scope' | 'needs'>;
    const record: PackageRecord = {
      name,
      imports,
      facts: [...facts].map(([known, { symbol, own, mode, hasBody }]) => [
        known,
        { symbol, own, mode, hasBody },
      ]),
      privateVariables: [...privateVariables],
      ...packed,
      localTypes: [...localTypes],
      module: keepModule(text, module, writtenOf),
    };
    return [path, text.add(record)];
  });
  const instanceRecords = [...instances].map(([symbol, { module, needs }]): [string, number] => {
    const record: InstanceRecord = {
      needs: pack(needs),
      module: keepModule(text, module, writtenOf),
    };
    return [symbol, text.add(record)];
  });
  const index: Index = {
    packages: Object.fromEntries(packageRecords),
    instances: Object.fromEntries(instanceRecords),
    sections,
  };
  return text.finish(index);
}

function namesOf({ scope }: CheckedPackage): { readonly [name: string]: Obj } {
  if (scope instanceof Map) return Object.fromEntries(scope) as { [name: string]: Obj };
  throw new Error('what is kept cannot be kept again');
}

function keepModule(
  text: FileWriter,
  module: Module,
  writtenOf: WrittenOf | undefined,
): ModuleRecord {
  const { files, funcs, data, ...rest } = module;
  const parts = <T>(list: readonly T[], nameOf: (item: T) => Symbol): PartsRecord => {
    const records = list.map((item) => text.add(packTree(item)));
    return { names: list.map(nameOf), first: records[0] ?? 0 };
  };
  const addBytes = (bytes: Uint8Array): number => text.addBytes(bytes);
  const written = writtenOf && funcs.map((func) => text.add(writtenOf(func, addBytes)));
  return {
    rest: text.add(packTree(rest)),
    files: files.map(({ name }) => name),
    funcs: {
      ...parts(funcs, (func) => func.name),
      ...(written?.[0] !== undefined && { firstWritten: written[0] }),
    },
    data: parts(data, (datum) => datum.symbol),
  };
}
