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

/** The codec of a type, undefined for those whose scenarios run on paths that our map does not have yet. */
export function codecOf(type: string): Codec | undefined {
  switch (type) {
    case 'int64':
    case 'int':
      return word;
    case 'string':
      return text;
    case '*int64':
      return pointer;
    case 'struct{}':
      return nothing;
    default:
      return undefined;
  }
}

const word: Codec = {
  size: 8,
  isPlain: true,
  encode: (value) => wordBytes(BigInt(value ?? 0)),
  decode: (memory, at) => String(BigInt.asIntN(64, memory.u64(at))),
  writeCanonical: (out, memory, at) => out.bytes(memory.bytes(at, 8)),
};

const pointer: Codec = {
  size: 8,
  isPlain: false,
  encode: (value, heap) => {
    return wordBytes(value === null ? 0n : pointerTo(heap.store(wordBytes(BigInt(value)))));
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
    const bytes = new TextEncoder().encode(String(value));
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

const nothing: Codec = {
  size: 0,
  isPlain: true,
  encode: () => new Uint8Array(0),
  decode: () => null,
  writeCanonical: () => {},
};

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
