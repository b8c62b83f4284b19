/** The core has no TextDecoder for shared memory; ill-formed bytes read as U+FFFD, one each. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const length =
      lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    let point = length === 1 ? lead : lead & (0xff >> (length + 1));
    let good = length > 0 && i + length <= bytes.length;
    for (let k = 1; good && k < length; k++) {
      const byte = bytes[i + k] ?? 0;
      good = (byte & 0xc0) === 0x80;
      point = (point << 6) | (byte & 0x3f);
    }
    const surrogate = point >= 0xd800 && point < 0xe000;
    const overlong = (length === 3 && point < 0x800) || (length === 4 && point < 0x10000);
    good = good && !surrogate && !overlong && point < 0x110000;
    text += good ? String.fromCodePoint(point) : '\ufffd';
    i += good ? length : 1;
  }
  return text;
}
