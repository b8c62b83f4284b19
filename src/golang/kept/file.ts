import type { Packed } from './pack';
import { unpackTree } from './unpack';

// Many JSON values, and bytes behind them, in one file. Each value is read when it is asked for. All text is ASCII, so that
// a character is a byte.

/** Bytes before the text: its length. */
const HEADER = 4;
const NEWLINE = 10;

export class FileWriter {
  private readonly bytes: Uint8Array[] = [];
  private byteCount = 0;
  private readonly parts: string[] = [];
  private readonly lengths: number[] = [];

  /** The number of the record. */
  add(value: unknown): number {
    const json = JSON.stringify(value).replace(/[^ -~]/g, escape);
    this.parts.push(json);
    return this.lengths.push(json.length) - 1;
  }

  /** Where they are among all bytes. */
  addBytes(bytes: Uint8Array): number {
    this.bytes.push(bytes);
    this.byteCount += bytes.length;
    return this.byteCount - bytes.length;
  }

  /** With what says where to begin. */
  finish(index: unknown): Uint8Array<ArrayBuffer> {
    this.add(index);
    const text = new TextEncoder().encode(`${this.lengths.join()}\n${this.parts.join('')}`);
    const file = new Uint8Array(HEADER + text.length + this.byteCount);
    new DataView(file.buffer).setUint32(0, text.length);
    file.set(text, HEADER);
    let at = HEADER + text.length;
    for (const bytes of this.bytes) {
      file.set(bytes, at);
      at += bytes.length;
    }
    return file;
  }
}

function escape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const decoder = new TextDecoder();

export class FileReader {
  private readonly starts: number[] = [];
  private readonly bytesAt: number;

  constructor(private readonly file: Uint8Array<ArrayBuffer>) {
    const size = new DataView(file.buffer, file.byteOffset).getUint32(0);
    const end = file.indexOf(NEWLINE, HEADER);
    let at = end + 1;
    for (const length of JSON.parse(`[${this.text(HEADER, end)}]`) as number[]) {
      this.starts.push(at);
      at += length;
    }
    this.starts.push(at);
    this.bytesAt = HEADER + size;
  }

  /** Whoever asks knows what was written. */
  read(record: number): unknown {
    return JSON.parse(this.textOf(record));
  }

  /** What `packTree` made. */
  readTree(record: number): unknown {
    const text = this.textOf(record);
    const packed = JSON.parse(text) as Packed;
    return text.includes('"$') ? unpackTree(packed) : packed;
  }

  readIndex(): unknown {
    return this.read(this.starts.length - 2);
  }

  bytesOf(at: number, length: number): Uint8Array {
    return this.file.subarray(this.bytesAt + at, this.bytesAt + at + length);
  }

  private textOf(record: number): string {
    return this.text(this.starts[record] ?? 0, this.starts[record + 1] ?? 0);
  }

  private text(from: number, to: number): string {
    return decoder.decode(this.file.subarray(from, to));
  }
}
