import { TOPHASH } from '../../memory';

/**
 * What a map makes of a hash: its top eight bits become the tophash, its lowest B bits the bucket.
 *
 *     10100011 01011100…1101 10        B = 2
 *     tophash a3         bucket 2
 */
export interface HashBits {
  /** 64 characters, the highest bit first. */
  readonly bits: string;
  readonly B: number;
  /** As stored: values below 5 mean something else, so 5 is added to those (spec/hmap.md §2). */
  readonly tophash: number;
  readonly raised: boolean;
  readonly bucket: number;
}

export function hashBits(hash: bigint, B: number): HashBits {
  const top = Number(BigInt.asUintN(64, hash) >> 56n);
  const raised = top < TOPHASH.minimum;
  const bits = Math.min(B, 30);
  return {
    bits: BigInt.asUintN(64, hash).toString(2).padStart(64, '0'),
    B: bits,
    tophash: raised ? top + TOPHASH.minimum : top,
    raised,
    bucket: Number(BigInt.asUintN(bits, hash)),
  };
}
