import { BitContexts, RangeDecoder, RangeEncoder } from './range-coder';

/** A run of choices: which goroutine of a list, and how often. */
export interface IndexedRun {
  readonly index: number;
  /** From 1 on. */
  readonly count: number;
}

/**
 * Runs of choices at the price of their surprise: four goroutines in turn cost next to nothing, four at random two bits a step.
 *
 *     who     the index, high bit first; each bit is guessed from the index before and the bits so far
 *     count   its length in bits, in ones and a zero, then those behind its first, high one first; each is guessed from who
 *             and, of small counts, from the bits so far
 *
 * Contexts lie in tables of fixed size: what shares an entry by chance is guessed a little worse, and no list is too long.
 */
const TABLE = 1 << 16;
const COUNT_BITS = 32;
/** So many bits of a count are guessed from all those before them. */
const EXACT_BITS = 6;
const COUNT_CONTEXTS = COUNT_BITS + (1 << EXACT_BITS) * 2 + COUNT_BITS;

type Coder = (bit: number, contexts: BitContexts, context: number) => number;

export function encodeChoices(runs: Iterable<IndexedRun>, size: number): Uint8Array<ArrayBuffer> {
  const encoder = new RangeEncoder();
  const model = new ChoiceModel(size, (bit, contexts, context) => {
    encoder.bit(bit, contexts, context);
    return bit;
  });
  for (const run of runs) model.code(run);
  return encoder.finish();
}

/** `runs` runs over a list of `size` goroutines. Bytes that nobody encoded give some runs, with indexes below a power of two. */
export function* decodeChoices(
  bytes: Uint8Array,
  size: number,
  runs: number,
): Generator<IndexedRun> {
  const decoder = new RangeDecoder(bytes);
  const model = new ChoiceModel(size, (_, contexts, context) => decoder.bit(contexts, context));
  for (let left = runs; left > 0; left--) yield model.code({ index: 0, count: 0 });
}

/** One walk through a run's bits, for both ways: a decoder's coder gives its own bits for those it is asked to write. */
class ChoiceModel {
  private readonly who = new BitContexts(TABLE);
  private readonly counts = new BitContexts(TABLE);
  private readonly width: number;
  private readonly coder: Coder;
  private before = 0;

  constructor(size: number, coder: Coder) {
    this.width = Math.max(0, 32 - Math.clz32(Math.max(0, size - 1)));
    this.coder = coder;
  }

  code({ index, count }: IndexedRun): IndexedRun {
    const who = this.codeIndex(index);
    this.before = who;
    return { index: who, count: this.codeCount(count, who) };
  }

  private codeIndex(index: number): number {
    const base = Math.imul(this.before, 1 << this.width);
    let node = 1;
    for (let place = this.width - 1; place >= 0; place--) {
      const context = ((base + node) >>> 0) % TABLE;
      node = node * 2 + this.coder((index >>> place) & 1, this.who, context);
    }
    return node - 2 ** this.width;
  }

  private codeCount(count: number, who: number): number {
    const base = Math.imul(who, COUNT_CONTEXTS);
    const at = (context: number): number => ((base + context) >>> 0) % TABLE;
    const wanted = 32 - Math.clz32(count);
    let bits = 1;
    while (bits < COUNT_BITS - 1 && this.coder(bits < wanted ? 1 : 0, this.counts, at(bits)) === 1)
      bits++;
    let value = 1;
    for (let place = bits - 2; place >= 0; place--) {
      const isExact = value < 1 << (EXACT_BITS - 1) && bits <= EXACT_BITS;
      const context = isExact
        ? COUNT_BITS + (1 << bits) + value
        : COUNT_BITS + (1 << EXACT_BITS) * 2 + place;
      value = value * 2 + this.coder((count >>> place) & 1, this.counts, at(context));
    }
    return value;
  }
}
