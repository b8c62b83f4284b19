import { ByteWriter } from './byte-writer';

/** A number that only linking tells: the answer's `field` to the function's question, and something more. */
export interface Hole {
  readonly question: number;
  readonly field: number;
  readonly add: number;
}

export type Num = number | Hole;

/** A function's body, but for the numbers that linking tells. */
export interface Template {
  readonly bytes: Uint8Array;
  /** WIDTH numbers a hole: where in the bytes, how it is written, and the hole. */
  readonly holes: readonly number[];
}

const WIDTH = 5;

/** How a number is written. */
export const ENCODING = { unsigned: 0, signed: 1, signed64: 2 } as const;

export function plus(num: Num, more: number): Num {
  return typeof num === 'number' ? num + more : { ...num, add: num.add + more };
}

/** `base`: what a 64-bit number is more than its answer. */
export function fill(
  { bytes, holes }: Template,
  answers: readonly (readonly number[])[],
  base: bigint,
): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter(bytes.length + holes.length);
  let from = 0;
  for (let i = 0; i < holes.length; i += WIDTH) {
    const at = holes[i] ?? 0;
    out.append(bytes.subarray(from, at));
    from = at;
    const value = (answers[holes[i + 2] ?? 0]?.[holes[i + 3] ?? 0] ?? 0) + (holes[i + 4] ?? 0);
    if (holes[i + 1] === ENCODING.unsigned) out.unsigned(value);
    else if (holes[i + 1] === ENCODING.signed) out.signed(value);
    else out.signed64(base + BigInt(value));
  }
  out.append(bytes.subarray(from));
  return out.finish();
}
