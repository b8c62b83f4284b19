import { decodeUtf8, type Memory } from '../memory';
import type { ByteWriter } from './byte-writer';
import { fnv64 } from './fnv';
import type { JsonValue } from './golden';

/** Where the oracle puts what its keys and elems point to: memory that the program under test owns. */
export interface Heap {
  /** Offset of fresh bytes holding a copy of these. */
  store(bytes: Uint8Array): number;
}

/** How a key or elem type is written in golden files (oracle/golden/classic/README.md §3 and §5). */
export interface Codec {
  readonly size: number;
  /** Holds no pointers: its canonical bytes are its bytes. */
  readonly isPlain: boolean;
  /** The value's bytes, 8 a word. */
  encode(value: JsonValue, heap: Heap): Uint8Array;
  /** What Go's value at an offset is in JSON. */
  decode(memory: Memory, at: number): JsonValue;
  /** The bytes at an offset, pointers replaced by what they lead to. */
  writeCanonical(out: ByteWriter, memory: Memory, at: number): void;
}

/** What the interfaces of a program may hold: by the names of golden files, where the descriptors lie. */
export type DynamicTypes = ReadonlyMap<DynamicName, number>;
export type DynamicName = (typeof DYNAMIC)[number];

/** In the order of their numbers in canonical bytes, from 1. */
export const DYNAMIC = ['int', 'string', 'float64', 'bool', 'struct', 'slice'] as const;

/** The codec of a type, undefined for those that golden files do not use. */
export function codecOf(type: string, dynamic: DynamicTypes = new Map()): Codec | undefined {
  switch (type) {
    case 'int64':
    case 'int':
      return word;
    case 'int32':
      return small(4);
    case 'int16':
      return small(2);
    case 'int8':
      return small(1);
    case 'float64':
      return bits;
    case 'string':
      return text;
    case '*int64':
      return pointer;
    case '[5]byte':
      return bytes5;
    case '[17]int64':
      return words17;
    case 'struct{int64;string}':
      return pair;
    case 'interface{}':
      return dynamicCodec(dynamic);
    case 'struct{}':
      return nothingOf(0);
    default:
      return undefined;
  }
}

/** How the Go source of a program writes a golden file's type. */
export function goType(type: string): string {
  if (type === 'struct{int64;string}') return 'struct{ a int64; s string }';
  return type === '[5]byte' ? '[5]uint8' : type;
}

const word: Codec = {
  size: 8,
  isPlain: true,
  encode: (value) => wordBytes(BigInt(textOf(value))),
  decode: (memory, at) => String(BigInt.asIntN(64, memory.u64(at))),
  writeCanonical: (out, memory, at) => out.bytes(memory.bytes(at, 8)),
};

const pointer: Codec = {
  size: 8,
  isPlain: false,
  encode: (value, heap) => {
    return wordBytes(value === null ? 0n : pointerTo(heap.store(wordBytes(BigInt(textOf(value))))));
  },
  decode: (memory, at) => {
    const target = memory.pointer(at);
    return target === 0 ? null : String(BigInt.asIntN(64, memory.u64(target)));
  },
  writeCanonical: (out, memory, at) => {
    const target = memory.pointer(at);
    writeHash(out, target === 0 ? undefined : memory.bytes(target, 8));
  },
};

const text: Codec = {
  size: 16,
  isPlain: false,
  encode: (value, heap) => {
    const bytes = new TextEncoder().encode(textOf(value));
    const data = bytes.length === 0 ? 0n : pointerTo(heap.store(bytes));
    const both = new Uint8Array(16);
    both.set(wordBytes(data));
    both.set(wordBytes(BigInt(bytes.length)), 8);
    return both;
  },
  decode: (memory, at) => decodeUtf8(memory.bytes(memory.pointer(at), memory.int(at + 8))),
  writeCanonical: (out, memory, at) => {
    const target = memory.pointer(at);
    const length = memory.int(at + 8);
    writeHash(out, target === 0 || length === 0 ? undefined : memory.bytes(target, length));
    out.bytes(memory.bytes(at + 8, 8));
  },
};

function small(size: 1 | 2 | 4): Codec {
  return {
    size,
    isPlain: true,
    encode: (value) => wordBytes(BigInt(numberOf(value))).slice(0, size),
    decode: (memory, at) => Number(BigInt.asIntN(8 * size, memory.bits(at, size))),
    writeCanonical: (out, memory, at) => out.bytes(memory.bytes(at, size)),
  };
}

const bits: Codec = {
  ...word,
  decode: (memory, at) => `0x${memory.u64(at).toString(16).padStart(16, '0')}`,
  encode: (value) => wordBytes(BigInt(textOf(value))),
};

const bytes5: Codec = {
  size: 5,
  isPlain: true,
  encode: (value) => {
    const hex = textOf(value);
    return Uint8Array.from({ length: 5 }, (_, i) =>
      Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
    );
  },
  decode: (memory, at) => {
    return [...memory.bytes(at, 5)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  writeCanonical: (out, memory, at) => out.bytes(memory.bytes(at, 5)),
};

/** Longer than a cell takes: a slot holds a pointer to it. */
const words17: Codec = {
  size: 136,
  isPlain: false,
  encode: (value) => {
    const all = new Uint8Array(136);
    for (let i = 0n; i < 17n; i++) all.set(wordBytes(BigInt(textOf(value)) + i), Number(8n * i));
    return all;
  },
  decode: (memory, at) => String(BigInt.asIntN(64, memory.u64(at))),
  writeCanonical: (out, memory, at) => {
    const target = memory.pointer(at);
    writeHash(out, target === 0 ? undefined : memory.bytes(target, 136));
  },
};

const pair: Codec = {
  size: 24,
  isPlain: false,
  encode: (value, heap) => {
    const { a, s } = pairOf(value);
    const all = new Uint8Array(24);
    all.set(wordBytes(BigInt(a)));
    all.set(text.encode(s, heap), 8);
    return all;
  },
  decode: (memory, at) => ({
    a: textOf(word.decode(memory, at)),
    s: textOf(text.decode(memory, at + 8)),
  }),
  writeCanonical: (out, memory, at) => {
    word.writeCanonical(out, memory, at);
    text.writeCanonical(out, memory, at + 8);
  },
};

const boolean: Codec = {
  size: 1,
  isPlain: true,
  encode: (value) => Uint8Array.of(value === true ? 1 : 0),
  decode: (memory, at) => memory.u8(at) !== 0,
  writeCanonical: (out, memory, at) => out.bytes(memory.bytes(at, 1)),
};

const INSIDE: Readonly<Record<DynamicName, Codec>> = {
  int: word,
  string: text,
  float64: bits,
  bool: boolean,
  struct: pair,
  // Cannot be hashed, so none is ever stored.
  slice: nothingOf(24),
};

function nothingOf(size: number): Codec {
  return {
    size,
    isPlain: true,
    encode: () => new Uint8Array(size),
    decode: () => null,
    writeCanonical: () => {},
  };
}

function dynamicCodec(types: DynamicTypes): Codec {
  const nameAt = (memory: Memory, at: number): DynamicName | undefined => {
    const descriptor = memory.pointer(at);
    return DYNAMIC.find((name) => types.get(name) === descriptor);
  };
  return {
    size: 16,
    isPlain: false,
    encode: (value, heap) => {
      const both = new Uint8Array(16);
      const name = DYNAMIC.find((t) => t === dynamicOf(value).t);
      if (name === undefined) return both;
      both.set(wordBytes(pointerTo(types.get(name) ?? 0)));
      const inside = INSIDE[name].encode(dynamicOf(value).v ?? null, heap);
      both.set(wordBytes(pointerTo(heap.store(inside))), 8);
      return both;
    },
    decode: (memory, at) => {
      const name = nameAt(memory, at);
      if (name === undefined) return { t: 'nil' };
      return { t: name, v: INSIDE[name].decode(memory, memory.pointer(at + 8)) };
    },
    writeCanonical: (out, memory, at) => {
      const name = nameAt(memory, at);
      if (name === undefined) {
        out.u64(0);
        out.u64(0);
        return;
      }
      out.u64(DYNAMIC.indexOf(name) + 1);
      writeHash(out, contentOf(memory, name, memory.pointer(at + 8)));
    },
  };
}

/** The bytes that say what an interface's value is. */
function contentOf(memory: Memory, name: DynamicName, at: number): Uint8Array {
  const string = (header: number): Uint8Array =>
    memory.bytes(memory.pointer(header), memory.int(header + 8));
  if (name === 'string') return string(at);
  if (name === 'struct') return Uint8Array.from([...memory.bytes(at, 8), ...string(at + 8)]);
  return memory.bytes(at, INSIDE[name].size);
}

function numberOf(value: JsonValue): number {
  if (typeof value !== 'number') throw new Error(`no number: ${JSON.stringify(value)}`);
  return value;
}

function textOf(value: JsonValue): string {
  if (typeof value !== 'string') throw new Error(`no text: ${JSON.stringify(value)}`);
  return value;
}

function pairOf(value: JsonValue): { readonly a: string; readonly s: string } {
  if (typeof value !== 'object' || value === null || !('a' in value))
    throw new Error(`no struct: ${JSON.stringify(value)}`);
  return value;
}

function dynamicOf(value: JsonValue): { readonly t: string; readonly v?: JsonValue } {
  if (typeof value !== 'object' || value === null || !('t' in value))
    throw new Error(`no interface: ${JSON.stringify(value)}`);
  return value;
}

function writeHash(out: ByteWriter, content: Uint8Array | undefined): void {
  const { low, high } = content === undefined ? { low: 0, high: 0 } : fnv64(content);
  out.u32(low);
  out.u32(high);
}

function wordBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, value), true);
  return bytes;
}

function pointerTo(offset: number): bigint {
  return 0xc000000000n | BigInt(offset);
}
