import { LinkError } from './link-error';

/** Writes the fields of a link: varints of 7 bits, low ones first, and texts with their length. */
export class LinkWriter {
  private readonly bytes: number[] = [];

  byte(value: number): void {
    this.bytes.push(value & 0xff);
  }

  varint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new LinkError({ kind: 'impossible', part: 'number' });
    let rest = value;
    while (rest >= 0x80) {
      this.bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.bytes.push(rest);
  }

  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.varint(bytes.length);
    this.append(bytes);
  }

  /** Pairs of hex digits. */
  hex(digits: string): void {
    for (const pair of digits.match(/../g) ?? []) this.bytes.push(Number.parseInt(pair, 16));
  }

  append(bytes: Uint8Array): void {
    for (const byte of bytes) this.bytes.push(byte);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.bytes);
  }
}

/** Reads them back. Whatever the bytes, it ends in a value or a LinkError. */
export class LinkReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Bytes behind what was read. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new LinkError({ kind: 'damaged' });
    return byte;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (!Number.isSafeInteger(value)) throw new LinkError({ kind: 'impossible', part: 'number' });
      if (byte < 0x80) return value;
    }
  }

  /** A count of things that take at least one byte each. */
  count(): number {
    const count = this.varint();
    if (count > this.left) throw new LinkError({ kind: 'damaged' });
    return count;
  }

  take(length: number): Uint8Array<ArrayBuffer> {
    if (length < 0 || length > this.left) throw new LinkError({ kind: 'damaged' });
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  /** So many bytes, as hex digits. */
  hex(length: number): string {
    let digits = '';
    for (const byte of this.take(length)) digits += byte.toString(16).padStart(2, '0');
    return digits;
  }

  text(): string {
    const bytes = this.take(this.count());
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new LinkError({ kind: 'impossible', part: 'source' });
    }
  }

  end(): void {
    if (this.at !== this.bytes.length) throw new LinkError({ kind: 'damaged' });
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** base64url without padding (RFC 4648 §5). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = Math.min(3, bytes.length - i);
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let j = 0; j <= left; j++) text += ALPHABET[(word >> (18 - 6 * j)) & 63];
  }
  return text;
}

const DIGITS = new Map(Array.from(ALPHABET, (char, digit) => [char.charCodeAt(0), digit]));

export function decodeBase64(text: string): Uint8Array {
  if (text.length % 4 === 1) throw new LinkError({ kind: 'damaged' });
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  for (let i = 0, at = 0; i < text.length; i += 4) {
    let word = 0;
    for (let j = 0; j < 4; j++) {
      const digit = i + j < text.length ? DIGITS.get(text.charCodeAt(i + j)) : 0;
      if (digit === undefined) {
        // Behind the version's digit.
        throw new LinkError({ kind: 'damaged', at: i + j + 2 });
      }
      word = (word << 6) | digit;
    }
    for (let j = 0; j < 3 && at < bytes.length; j++) bytes[at++] = word >> (16 - 8 * j);
  }
  return bytes;
}

/** Two bytes that tell a mistyped or cut link from a whole one (Fletcher's checksum). */
export function checkOf(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 255;
    high = (high + low) % 255;
  }
  return (high << 8) | low;
}
