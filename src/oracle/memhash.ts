/**
 * Go 1.23's portable hash (runtime/hash64.go; spec/hmap.md §4.2), written from the formulas and apart from
 * goroot's, which is Go: the traces need keys that fall into given buckets.
 */
export type HashKey = readonly [bigint, bigint, bigint, bigint];

const M5 = 0x1d8e4e27c47d124fn;
const WORD = (1n << 64n) - 1n;

export function memhash(bytes: Uint8Array, seed: bigint, key: HashKey): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const u8 = (at: number): bigint => BigInt(view.getUint8(at));
  const u32 = (at: number): bigint => BigInt(view.getUint32(at, true));
  const u64 = (at: number): bigint => view.getBigUint64(at, true);
  const n = bytes.length;
  let s = seed ^ key[0];
  if (n === 0) return s;
  let a: bigint;
  let b = 0n;
  if (n < 4) a = u8(0) | (u8(n >> 1) << 8n) | (u8(n - 1) << 16n);
  else if (n < 8) {
    a = u32(0);
    b = u32(n - 4);
  } else if (n <= 16) {
    a = u64(0);
    b = u64(n - 8);
  } else {
    let at = 0;
    if (n > 48) {
      let s1 = s;
      let s2 = s;
      for (; n - at > 48; at += 48) {
        s = mix(u64(at) ^ key[1], u64(at + 8) ^ s);
        s1 = mix(u64(at + 16) ^ key[2], u64(at + 24) ^ s1);
        s2 = mix(u64(at + 32) ^ key[3], u64(at + 40) ^ s2);
      }
      s ^= s1 ^ s2;
    }
    for (; n - at > 16; at += 16) s = mix(u64(at) ^ key[1], u64(at + 8) ^ s);
    a = u64(n - 16);
    b = u64(n - 8);
  }
  return mix(M5 ^ BigInt(n), mix(a ^ key[1], b ^ s));
}

function mix(a: bigint, b: bigint): bigint {
  const product = a * b;
  return (product >> 64n) ^ (product & WORD);
}
