import type { Symbol } from '../ir/ir';
import type { Datum, MethodOf } from '../ir/module';
import { itabOf, itabSymbol } from '../ir/itabs';
import { methodSet } from '../types/method-set';
import { runtimeTypeString } from '../types/type-string';
import { memberOf } from '../types/member-name';
import type { MemberName, Func, MapT, Struct, Type } from '../types/type';
import { type DataPool, DatumWriter } from './data';
import { isDirectInterface } from './direct';
import { alignOf, pointerBytes, sizeOf, offsetsOf, underlying } from './layout';
import { algOf } from './alg';
import type { TypeTable } from './type-table';
import { bucketHasPointers, bucketLayout, mapFlags } from './map-descriptor';
import { descriptorSize, kindNumber } from './abi-kind';

/** Offsets of internal/abi.Type in Go 1.23 and of what follows it per kind (spec/hmap.md §1.5 for maps). */
const AT = {
  size: 0,
  ptrBytes: 8,
  hash: 16,
  tflag: 20,
  align: 21,
  fieldAlign: 22,
  kind: 23,
  str: 40,
  ext: 48,
} as const;
const MAP_AT = {
  key: 48,
  elem: 56,
  bucket: 64,
  hasher: 72,
  keySize: 80,
  valueSize: 81,
  bucketSize: 82,
  flags: 84,
} as const;

/** A set bit in the kind byte: an interface's data word is the value itself, not a pointer to it. */
const KIND_DIRECT_IFACE = 32;
const TFLAG_UNCOMMON = 1;
const TFLAG_NAMED = 4;
const TFLAG_REGULAR_MEMORY = 8;
/** Behind the descriptor: the package's path, and the methods. */
const UNCOMMON_SIZE = 32;
const FUNC_VARIADIC = 0x8000;

/** internal/abi.ChanDir */
const CHAN_DIRECTION = { recv: 1, send: 2, both: 3 } as const;

/** Type descriptors as data; making one makes those it points to. */
export class Descriptors {
  constructor(
    private readonly data: DataPool,
    private readonly types: TypeTable,
    private readonly methodEntry: (type: Type, name: MemberName) => Symbol,
    private readonly hasher: (key: Type) => string,
  ) {}

  symbol(type: Type): string {
    const symbol = `type:${this.types.key(type)}`;
    if (this.data.has(symbol)) return symbol;
    const w = new DatumWriter();
    w.number(AT.size, sizeOf(type), 8);
    w.number(AT.ptrBytes, pointerBytes(type), 8);
    w.number(AT.hash, fnv(symbol), 4);
    const isNamed = type.kind === 'Named' || type.kind === 'Basic';
    const isRegular = algOf(type).kind === 'memory';
    const has = underlying(type).kind === 'Interface' ? [] : methodSet(type);
    const uncommon = type.kind === 'Named' || has.length > 0;
    const flags =
      (isNamed ? TFLAG_NAMED : 0) |
      (uncommon ? TFLAG_UNCOMMON : 0) |
      (isRegular ? TFLAG_REGULAR_MEMORY : 0);
    w.number(AT.tflag, flags, 1);
    w.number(AT.align, alignOf(type), 1);
    w.number(AT.fieldAlign, alignOf(type), 1);
    w.number(AT.kind, kindNumber(type) | (isDirectInterface(type) ? KIND_DIRECT_IFACE : 0), 1);
    w.address(AT.str, this.data.stringHeader(runtimeTypeString(type)), 'addr32');
    // Entered before its parts are made: a type may point to itself. The writer's lists grow until then.
    const bytes: number[] = [];
    const methods: NonNullable<Datum['methods']>[number][] = [];
    const wants: MethodOf[] = [];
    this.data.add({
      symbol,
      size: descriptorSize(type) + (uncommon ? UNCOMMON_SIZE : 0),
      align: 8,
      bytes,
      relocs: w.relocs,
      descriptor: this.types.index(type),
      ...(has.length > 0 && { methods }),
      ...(underlying(type).kind === 'Interface' && { wants }),
    });
    this.extend(type, symbol, w, wants);
    for (const method of has) {
      const fn = this.methodEntry(type, method);
      methods.push({ ...memberOf(method), type: this.symbol(method.type), fn });
    }
    if (type.kind === 'Named' && type.pkg !== '')
      w.address(descriptorSize(type), this.data.stringHeader(type.pkg));
    if (uncommon) this.methodList(methods, `${symbol}·methods`, w, descriptorSize(type) + 8);
    bytes.push(...w.bytes());
    return symbol;
  }

  /** The itab of a type that does what an interface asks for. */
  itab(type: Type, inter: Type): string {
    const [typeSymbol, interSymbol] = [this.symbol(type), this.symbol(inter)];
    const symbol = itabSymbol(typeSymbol, interSymbol);
    if (this.data.has(symbol)) return symbol;
    const [typeDatum, interDatum] = [this.data.get(typeSymbol), this.data.get(interSymbol)];
    const itab = typeDatum && interDatum && itabOf(typeDatum, interDatum);
    if (itab === undefined) throw new Error(`there is no ${symbol}`);
    this.data.add(itab);
    return symbol;
  }

  /** A slice of { name (pointer to a string header, one for one name), type }, at an offset of a descriptor. */
  private methodList(
    methods: readonly MethodOf[],
    symbol: string,
    w: DatumWriter,
    offset: number,
  ): void {
    if (methods.length > 0) {
      const list = new DatumWriter();
      methods.forEach(({ name, pkg, type }, i) => {
        list.address(16 * i, this.data.stringHeader(name, pkg));
        list.address(16 * i + 8, type);
      });
      const size = 16 * methods.length;
      this.data.add({ symbol, size, align: 8, bytes: list.bytes(), relocs: list.relocs });
      w.address(offset, symbol);
    }
    w.number(offset + 8, methods.length, 8);
    w.number(offset + 16, methods.length, 8);
  }

  private extend(type: Type, symbol: string, w: DatumWriter, wants: MethodOf[]): void {
    const u = underlying(type);
    switch (u.kind) {
      case 'Chan':
        w.number(AT.ext + 8, CHAN_DIRECTION[u.dir], 8);
        w.address(AT.ext, this.symbol(u.elem));
        return;
      case 'Pointer':
      case 'Slice':
        w.address(AT.ext, this.symbol(u.elem));
        return;
      case 'Array':
        w.address(AT.ext, this.symbol(u.elem));
        w.address(AT.ext + 8, this.symbol({ kind: 'Slice', elem: u.elem }));
        w.number(AT.ext + 16, u.len, 8);
        return;
      case 'Struct':
        this.struct(u, symbol, w);
        return;
      case 'Map':
        this.map(u, w);
        return;
      case 'Func':
        this.func(u, symbol, w);
        return;
      case 'Interface':
        for (const method of u.methods)
          wants.push({ ...memberOf(method), type: this.symbol(method.type) });
        this.methodList(wants, `${symbol}·wants`, w, AT.ext + 8);
        return;
      case 'Basic':
      case 'TypeParam':
      case 'Tuple':
        return;
    }
  }

  /** Counts of parameters and results, then a pointer to their types. */
  private func(type: Func, symbol: string, w: DatumWriter): void {
    const types = [...type.params, ...type.results];
    w.number(AT.ext, type.params.length, 2);
    w.number(AT.ext + 2, type.results.length | (type.variadic ? FUNC_VARIADIC : 0), 2);
    if (types.length === 0) return;
    const list = new DatumWriter();
    types.forEach((each, i) => list.address(8 * i, this.symbol(each.type)));
    const name = `${symbol}·types`;
    const size = 8 * types.length;
    this.data.add({ symbol: name, size, align: 8, bytes: list.bytes(), relocs: list.relocs });
    w.address(AT.ext + 8, name);
  }

  /** PkgPath, then the slice of fields: { name (pointer to a string header), type, offset }. */
  private struct(type: Struct, symbol: string, w: DatumWriter): void {
    const offsets = offsetsOf(type);
    const count = type.fields.length;
    if (count > 0) {
      const fields = new DatumWriter();
      type.fields.forEach((field, i) => {
        fields.address(i * 24, this.data.stringHeader(field.name));
        fields.address(i * 24 + 8, this.symbol(field.type));
        fields.number(i * 24 + 16, offsets[i] ?? 0, 8);
      });
      const name = `${symbol}·fields`;
      this.data.add({
        symbol: name,
        size: count * 24,
        align: 8,
        bytes: fields.bytes(),
        relocs: fields.relocs,
      });
      w.address(AT.ext + 8, name);
    }
    w.number(AT.ext + 16, count, 8);
    w.number(AT.ext + 24, count, 8);
  }

  private map(type: MapT, w: DatumWriter): void {
    const slots = bucketLayout(type);
    w.address(MAP_AT.key, this.symbol(type.key));
    w.address(MAP_AT.elem, this.symbol(type.elem));
    w.address(MAP_AT.bucket, this.bucket(type, slots.size));
    // A closure object without captures (ir.Instr addr): hashers are called through func values.
    w.address(MAP_AT.hasher, this.hasher(type.key));
    w.number(MAP_AT.keySize, slots.key, 1);
    w.number(MAP_AT.valueSize, slots.elem, 1);
    w.number(MAP_AT.bucketSize, slots.size, 2);
    w.number(MAP_AT.flags, mapFlags(type), 4);
  }

  /** Only size and pointers of a bucket's type matter to the runtime. */
  private bucket(type: MapT, size: number): string {
    const name = `bucket[${this.types.key(type.key)}]${this.types.key(type.elem)}`;
    const symbol = `type:${name}`;
    const hasPointers = bucketHasPointers(type);
    const w = new DatumWriter();
    w.number(AT.size, size, 8);
    w.number(AT.ptrBytes, hasPointers ? size : 0, 8);
    w.number(AT.hash, fnv(symbol), 4);
    w.number(AT.align, 8, 1);
    w.number(AT.fieldAlign, 8, 1);
    w.number(AT.kind, 25, 1);
    w.address(AT.str, this.data.stringHeader(name), 'addr32');
    this.data.add({ symbol, size: AT.ext, align: 8, bytes: w.bytes(), relocs: w.relocs });
    return symbol;
  }
}

/** FNV-1a: descriptors need some number that differs between types. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
