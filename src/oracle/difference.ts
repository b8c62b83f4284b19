/** Where our record and the golden one part. */
export interface Difference {
  /** `h.count`, `rand`, `res`, `hiter.bucket`, `sha`, … */
  readonly field: string;
  readonly ours: string;
  readonly golden: string;
}

export function different(field: string, ours: unknown, golden: unknown): Difference {
  return { field, ours: String(ours), golden: String(golden) };
}

/** Compares plain JSON values; objects field by field, so that the message can name one. */
export function firstDifference(
  field: string,
  ours: unknown,
  golden: unknown,
): Difference | undefined {
  if (isRecord(ours) && isRecord(golden)) {
    for (const name of new Set([...Object.keys(golden), ...Object.keys(ours)])) {
      const found = firstDifference(`${field}.${name}`, ours[name], golden[name]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return ours === golden
    ? undefined
    : different(field, JSON.stringify(ours), JSON.stringify(golden));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The first differing byte, if any; `nameOf` says what it is part of. */
export function firstByteDifference(
  ours: Uint8Array,
  golden: Uint8Array,
  nameOf: (at: number) => string,
): Difference | undefined {
  const found = golden.findIndex((byte, i) => ours[i] !== byte);
  if (found < 0 && golden.length === ours.length) return undefined;
  const at = found < 0 ? Math.min(golden.length, ours.length) : found;
  return different(`byte ${at} (${nameOf(at)})`, hexAt(ours, at), hexAt(golden, at));
}

function hexAt(bytes: Uint8Array, at: number): string {
  return [...bytes.subarray(at, at + 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
