// Many JSON values, and bytes behind them, in one file. Each value is read when it is asked for. All text is ASCII, so that
// it is read at a byte a character.

/** Bytes before the text: its length. */
const HEADER = 4;

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
    const text = new TextEncoder().encode(`${this.lengths.join(' ')}\n${this.parts.join('')}`);
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

export class FileReader {
  private readonly starts: number[] = [];
  private readonly text: string;
  private readonly bytes: Uint8Array;

  constructor(file: Uint8Array<ArrayBuffer>) {
    const size = new DataView(file.buffer, file.byteOffset).getUint32(0);
    const text = new TextDecoder().decode(file.subarray(HEADER, HEADER + size));
    this.text = text;
    this.bytes = file.subarray(HEADER + size);
    const end = text.indexOf('\n');
    let at = end + 1;
    for (const length of JSON.parse(`[${text.slice(0, end).replaceAll(' ', ',')}]`) as number[]) {
      this.starts.push(at);
      at += length;
    }
    this.starts.push(at);
  }

  /** Whoever asks knows what was written. */
  read(record: number): unknown {
    return JSON.parse(this.text.slice(this.starts[record], this.starts[record + 1]));
  }

  readIndex(): unknown {
    return this.read(this.starts.length - 2);
  }

  bytesOf(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, at + length);
  }
}
