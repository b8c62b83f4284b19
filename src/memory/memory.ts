import { FIRST_MAPPED } from './layout';

/** What holds the bytes: a WebAssembly.Memory, or `{ buffer }`. Its buffer may be replaced when it grows. */
export interface ByteSource {
  readonly buffer: ArrayBufferLike;
}

/**
 * Reads of the machine's memory by offset, little-endian, without copies. A racy program leaves wild
 * pointers behind, and whoever draws them must not fail: what is not mapped reads as zero.
 */
export class Memory {
  private readonly source: ByteSource;
  private view: DataView;
  private array: Uint8Array;

  constructor(source: ByteSource) {
    this.source = source;
    this.view = new DataView(source.buffer);
    this.array = new Uint8Array(source.buffer);
  }

  get size(): number {
    return this.current().byteLength;
  }

  u8(at: number): number {
    const view = this.current();
    return inside(view, at, 1) ? view.getUint8(at) : 0;
  }

  u16(at: number): number {
    const view = this.current();
    return inside(view, at, 2) ? view.getUint16(at, true) : 0;
  }

  u32(at: number): number {
    const view = this.current();
    return inside(view, at, 4) ? view.getUint32(at, true) : 0;
  }

  u64(at: number): bigint {
    const view = this.current();
    return inside(view, at, 8) ? view.getBigUint64(at, true) : 0n;
  }

  /** An `int` as a number: exact up to 2^53. */
  int(at: number): number {
    const view = this.current();
    if (!inside(view, at, 8)) return 0;
    return view.getInt32(at + 4, true) * 0x1_0000_0000 + view.getUint32(at, true);
  }

  /** Offset that a Go pointer holds: its low 32 bits, whatever the others are; 0 is nil. */
  pointer(at: number): number {
    return this.u32(at);
  }

  /** Little-endian unsigned integer of 1, 2, 4 or 8 bytes. */
  bits(at: number, size: number): bigint {
    if (size === 8) return this.u64(at);
    if (size === 4) return BigInt(this.u32(at));
    return BigInt(size === 2 ? this.u16(at) : this.u8(at));
  }

  /** A window on the bytes, not a copy; empty when they are not all mapped. */
  bytes(at: number, length: number): Uint8Array {
    const view = this.current();
    if (!inside(view, at, length)) return this.array.subarray(0, 0);
    return this.array.subarray(at, at + length);
  }

  /** Go could read these bytes without a fault. */
  isMapped(at: number, length: number): boolean {
    return at >= FIRST_MAPPED && length >= 0 && at + length <= this.size;
  }

  /** The bytes four at a time, for loops over very many: word i lies at offset 4 * i. */
  get words(): Uint32Array {
    return new Uint32Array(this.current().buffer);
  }

  /** The same bytes for very many reads: faster, and of no use when the memory grows meanwhile. */
  still(): Memory {
    return new Memory({ buffer: this.current().buffer });
  }

  private current(): DataView {
    if (this.view.buffer !== this.source.buffer) {
      this.view = new DataView(this.source.buffer);
      this.array = new Uint8Array(this.source.buffer);
    }
    return this.view;
  }
}

function inside(view: DataView, at: number, length: number): boolean {
  return at >= 0 && length >= 0 && at + length <= view.byteLength;
}
