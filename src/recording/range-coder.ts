/**
 * Bits coded at the price of their surprise (a carryless binary range coder, after Schindler and Mahoney's lpaq): the range
 * [low, high] of 32 bits is parted by how probable a 1 is, and top bytes that both ends share are written.
 */
const TOP = 0xff00_0000;
const PROBABILITY_BITS = 16;
const RATE_LIMIT = 60;

/** How probable a 1 is in each context: learnt quickly at first, then slowly, the same on both sides. */
export class BitContexts {
  private readonly ones: Uint16Array;
  private readonly seen: Uint8Array;

  constructor(count: number) {
    this.ones = new Uint16Array(count).fill(1 << (PROBABILITY_BITS - 1));
    this.seen = new Uint8Array(count);
  }

  /** 1 … 2^16 - 1. */
  probability(context: number): number {
    return Math.max(1, this.ones[context] ?? 1);
  }

  learn(context: number, bit: number): void {
    const ones = this.ones[context] ?? 0;
    const seen = this.seen[context] ?? 0;
    const target = bit === 1 ? 0xffff : 0;
    this.ones[context] = ones + Math.trunc((target - ones) / (seen + 1.5));
    if (seen < RATE_LIMIT) this.seen[context] = seen + 1;
  }
}

/** Where a 1's part of the range ends: low ≤ it < high. */
function part(low: number, high: number, probability: number): number {
  return low + Math.floor(((high - low) * probability) / (1 << PROBABILITY_BITS));
}

export class RangeEncoder {
  private readonly bytes: number[] = [];
  private low = 0;
  private high = 0xffff_ffff;

  bit(bit: number, contexts: BitContexts, context: number): void {
    const middle = part(this.low, this.high, contexts.probability(context));
    if (bit === 1) this.high = middle;
    else this.low = middle + 1;
    contexts.learn(context, bit);
    while (((this.low ^ this.high) & TOP) === 0) {
      this.bytes.push(this.high >>> 24);
      this.low = (this.low << 8) >>> 0;
      this.high = ((this.high << 8) | 0xff) >>> 0;
    }
  }

  /** With as few bytes as tell the range; the reader reads zeros behind them. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.low > 0) {
      // The ends differ in their top byte: one more than low's, and zeros, lies between them.
      this.bytes.push((this.low >>> 24) + 1);
    }
    let length = this.bytes.length;
    while (length > 0 && this.bytes[length - 1] === 0) length--;
    return Uint8Array.from(this.bytes.slice(0, length));
  }
}

/** Reads what a RangeEncoder wrote, with the same contexts. Of bytes that none wrote it reads bits all the same. */
export class RangeDecoder {
  private readonly bytes: Uint8Array;
  private at = 0;
  private low = 0;
  private high = 0xffff_ffff;
  private code = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    for (let i = 0; i < 4; i++) this.code = ((this.code << 8) | this.nextByte()) >>> 0;
  }

  bit(contexts: BitContexts, context: number): number {
    const middle = part(this.low, this.high, contexts.probability(context));
    const bit = this.code <= middle ? 1 : 0;
    if (bit === 1) this.high = middle;
    else this.low = middle + 1;
    contexts.learn(context, bit);
    while (((this.low ^ this.high) & TOP) === 0) {
      this.low = (this.low << 8) >>> 0;
      this.high = ((this.high << 8) | 0xff) >>> 0;
      this.code = ((this.code << 8) | this.nextByte()) >>> 0;
    }
    return bit;
  }

  private nextByte(): number {
    return this.bytes[this.at++] ?? 0;
  }
}
