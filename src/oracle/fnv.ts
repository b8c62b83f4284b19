/** The FNV-1a 64 hash as two 32-bit halves, low first: what stands for data behind a pointer in canonical bytes. */
export function fnv64(bytes: Uint8Array): { readonly low: number; readonly high: number } {
  let low = 0x84222325;
  let high = 0xcbf29ce4;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    // Times 0x100000001b3: 2^40 + 0x1b3.
    const lowProduct = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(lowProduct / 0x1_0000_0000) + (low << 8)) >>> 0;
    low = lowProduct >>> 0;
  }
  return { low: low >>> 0, high: high >>> 0 };
}
